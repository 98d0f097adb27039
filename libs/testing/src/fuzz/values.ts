import type { Dice } from './dice.js';
import type { Document, Schema } from './document.js';
import type { Memory } from './memory.js';
import { fitting } from './pattern.js';

const DAY_MS = 86_400_000;
const WORDS = 'données étude résultat suivi équipe clinique patient thérapie cœur évaluation réseau soins avis région hôpital'.split(' ');
/** Letters of many kinds that a database must take: of two, three and four bytes, from right to left, combining, joined. */
const EXOTIC = [...'éŒßığǅ漢字仮名한글עבריתعربيहिन्दीไทย𝔘𝕟𝕚😀👩‍⚕️ﷺﬁ½²①Ωµ', 'a\u0301\u0323\u0308', '\u200fא', 'ﷺ', '𠜎'];

export interface Making {
  document: Document;
  memory: Memory;
  dice: Dice;
  /** The moment at which the service believes to be, in milliseconds. */
  nowMs: number;
  /** What an object of free form stands for, where that is known. */
  free?: Schema;
}

/** A value that its schema accepts and that looks like one of the field's. */
export function valid(making: Making, given: Schema, name: string, depth = 0): unknown {
  const { document, dice } = making;
  const schema = document.resolved(given);
  if (schema.anyOf) return valid(making, dice.happens(0.2) ? schema.anyOf.at(-1)! : schema.anyOf[0]!, name, depth);
  if (schema.enum) return dice.pick(schema.enum);
  const type = typeof schema.type === 'string' ? schema.type : dice.happens(0.2) ? 'null' : schema.type?.[0];
  switch (type) {
    case 'string':
      return text(making, schema, name);
    case 'integer':
      return integer(schema, dice);
    case 'boolean':
      return dice.happens(0.5);
    case 'array':
      return Array.from({ length: Math.min(schema.maxItems ?? 9, dice.pick([0, 1, 1, 1, 2, 3])) }, () => valid(making, schema.items!, name, depth + 1));
    case 'object':
      return object(making, schema, depth);
    default:
      return null;
  }
}

function object(making: Making, { properties, required = [], additionalProperties }: Schema, depth: number): Record<string, unknown> {
  if (!properties && additionalProperties && making.free && depth < 4) return valid({ ...making, free: undefined }, making.free, 'body', depth) as Record<string, unknown>;
  const likely = depth === 0 ? 0.3 : 0.25;
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties ?? {}))
    if (required.includes(name) || making.dice.happens(likely)) made[name] = valid(making, schema, name, depth + 1);
  return made;
}

function integer({ minimum = 0, maximum = 1_000 }: Schema, dice: Dice): number {
  return dice.pick([minimum, maximum, Math.min(maximum, minimum + dice.below(5)), minimum + dice.below(Math.min(maximum - minimum, 1_000) + 1)]);
}

function text(making: Making, schema: Schema, name: string): string {
  const { dice, memory, nowMs } = making;
  if (schema.format === 'uuid') return (name === 'id' ? undefined : memory.idCalled(name, dice)) ?? dice.uuid();
  if (schema.format === 'date') return new Date(nowMs + (dice.below(800) - 400) * DAY_MS).toISOString().slice(0, 10);
  if (schema.format === 'date-time') return instant(new Date(nowMs - dice.below(400 * 24 * 60) * 60_000), dice);
  if (schema.pattern || name === 'timeZone') return coded(making, schema, name);
  if (name === 'content') return listOfFeeds(dice);
  return words(schema.maxLength ?? 100, dice);
}

/** A file that travels as base64: no chance would make one that can be read. */
const listOfFeeds = (dice: Dice): string => Buffer.from(`<opml version="2.0"><body><outline text="Fil" xmlUrl="https://exemple.test/${dice.below(1e6)}"/></body></opml>`).toString('base64');

/** The same moment, in one of the forms in which it may be said. */
function instant(at: Date, dice: Dice): string {
  const iso = at.toISOString();
  return dice.pick([iso, iso.replace('.000Z', 'Z'), `${new Date(at.getTime() - 5 * 3_600_000).toISOString().slice(0, 19)}-05:00`, iso.replace(/\.\d+Z/, '.123456789Z')]);
}

function coded({ dice, memory }: Making, { pattern, maxLength = 100 }: Schema, name: string): string {
  if (!pattern) return dice.pick(['America/Toronto', 'America/Vancouver', 'UTC']);
  const form = new RegExp(pattern, 'u');
  const seen = memory.textsCalled(name).filter((one) => form.test(one) && one.length <= maxLength);
  return seen.length > 0 && dice.happens(0.7) ? dice.pick(seen) : fitting(pattern, dice).slice(0, maxLength);
}

function words(maxLength: number, dice: Dice): string {
  const ordinary = () => Array.from({ length: 1 + dice.below(3) }, () => dice.pick(WORDS)).join(' ');
  const made = dice.happens(0.75)
    ? `${ordinary()} ${dice.below(1e6)}`
    : Array.from({ length: dice.happens(0.3) ? maxLength : 1 + dice.below(30) }, () => dice.pick(EXOTIC)).join('');
  return [...made].slice(0, maxLength).join('').trim() || 'x';
}
