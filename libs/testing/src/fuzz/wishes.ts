import type { Dice } from './dice.js';
import type { Document, Operation, Schema } from './document.js';
import type { Memory } from './memory.js';
import { valid, type Making } from './values.js';
import type { Wish } from './wish.js';

/** What a body that is not JSON by schema may hold, so that something comes of it. */
const SAMPLES: Record<string, string> = {
  json: '{"resourceType":"Organization","id":"o1","name":"Clinique des Érables"}',
  ndjson: '{"resourceType":"Organization","id":"o1","name":"Clinique des Érables"}\n{"resourceType":"Practitioner","id":"p1"}\n',
  csv: 'a,b\n1,2\n',
  form: 'List-Unsubscribe=One-Click',
};

/** Makes requests that an operation should understand. */
export class Wishes {
  constructor(
    private readonly document: Document,
    private readonly memory: Memory,
    private readonly nowMs: () => number,
  ) {}

  /**
   * A request with valid values wherever the schema says what is valid. If-Match is left to whoever
   * can ask for the version.
   * @param id the record that it is about; any that is known unless told
   */
  valid(operation: Operation, who: string | null, dice: Dice, id?: string): Wish {
    const making: Making = { document: this.document, memory: this.memory, dice, nowMs: this.nowMs(), free: this.#free(operation) };
    const wish: Wish = { operation, who, method: operation.method, path: this.#path(operation, making, id), query: [], headers: {}, hostile: [] };
    for (const { name, in: where, schema } of operation.parameters) {
      if (where === 'query' && dice.happens(0.25)) this.#ask(wish, name, schema, making);
      if (name === 'Idempotency-Key' && dice.happens(0.3)) wish.headers['idempotency-key'] = dice.uuid();
    }
    this.#say(wish, making);
    return wish;
  }

  #path(operation: Operation, making: Making, id?: string): string {
    const { memory, dice } = making;
    return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const known = name === 'id' ? (id ?? memory.idOf(operation.resource, dice)) : dice.pick([...memory.textsCalled(name), 'x']);
      return encodeURIComponent(known ?? dice.uuid());
    });
  }

  #ask(wish: Wish, name: string, schema: Schema, making: Making): void {
    if (name === 'cursor') {
      const known = this.memory.cursors.filter(({ path }) => path.split('?')[0] === wish.path);
      if (known.length === 0) return;
      const { path, cursor } = making.dice.pickLate(known);
      // A cursor belongs to the question that it came from.
      wish.query = [...new URL(path, 'http://x').searchParams].filter(([key]) => key !== 'cursor');
      wish.query.push([name, cursor]);
      return;
    }
    if (wish.query.some(([key]) => key === name)) return;
    const value = valid(making, schema, name);
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') wish.query.push([name, text]);
  }

  #say(wish: Wish, making: Making): void {
    const types = Object.keys(wish.operation.bodies);
    if (types.length === 0) return;
    const type = making.dice.pick(types);
    const { schema } = wish.operation.bodies[type]!;
    wish.headers['content-type'] = type;
    if (schema.format === 'binary') wish.raw = Buffer.from(SAMPLES[/ndjson|csv|form/.exec(type)?.[0] ?? 'json']!);
    else wish.json = this.#body(wish.operation, schema, making);
  }

  /** A body made anew, or one that was accepted before with something in it changed. */
  #body(operation: Operation, schema: Schema, making: Making): unknown {
    const { dice, memory } = making;
    const known = dice.happens(0.5) ? memory.accepted(operation.name, dice) : undefined;
    if (typeof known !== 'object' || known === null) return valid(making, schema, 'body');
    const body = renewed(known, dice) as Record<string, unknown>;
    const { properties = {}, required = [] } = this.document.resolved(schema);
    for (const name of Object.keys(properties)) {
      if (!dice.happens(0.2)) continue;
      if (name in body && !required.includes(name) && dice.happens(0.5)) delete body[name];
      else body[name] = valid(making, properties[name]!, name, 1);
    }
    return body;
  }

  /** What stands in a batch for what a request would say. */
  #free({ path }: Operation): Schema | undefined {
    if (!path.endsWith('/batch')) return undefined;
    return this.document.find('POST', path.replace(/\/batch$/, ''))?.bodies['application/json']?.schema;
  }
}

/** The same value with new ids for all that it brings into the world, wherever it speaks of them. */
function renewed(value: unknown, dice: Dice): unknown {
  const ids = new Map<string, string>();
  JSON.stringify(value, (key, one: unknown) => {
    if (key === 'id' && typeof one === 'string') ids.set(one, dice.uuid());
    return one;
  });
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'string' ? (ids.get(one) ?? one) : one));
}
