import type { Interaction, LogInteraction } from '../../data/interactions.js';

export const COMPARED = ['channel', 'startedAt', 'durationMinutes', 'place', 'initiatedBy', 'language', 'note', 'attendees', 'discussions', 'documentedInterests'] as const;
export type Compared = (typeof COMPARED)[number];

type Body = Omit<LogInteraction, 'id' | 'status'>;

/**
 * What two people made of the same version, field by field.
 * `asked`: both changed it, and not to the same; `mine`, `theirs`: only one of them did.
 */
export interface Comparison {
  asked: Compared[];
  mine: Compared[];
  theirs: Compared[];
}

export function compare(base: Interaction, mine: Body, theirs: Interaction): Comparison {
  const changedByMe = COMPARED.filter((field) => !same(mine[field], base[field]));
  const changedByThem = COMPARED.filter((field) => !same(theirs[field], base[field]));
  return {
    asked: changedByMe.filter((field) => changedByThem.includes(field) && !same(mine[field], theirs[field])),
    mine: changedByMe.filter((field) => !changedByThem.includes(field)),
    theirs: changedByThem.filter((field) => !changedByMe.includes(field)),
  };
}

/** The change to send on their version: mine where only I changed it, and where I am to win. */
export function resolved(comparison: Comparison, mine: Body, winners: Record<string, 'mine' | 'theirs'>): Partial<Body> {
  const fields = [...comparison.mine, ...comparison.asked.filter((field) => winners[field] === 'mine')];
  // What has a life of its own is added in any case: the server knows by the ids what it has already.
  const { insights, inquiries, commitments, adverseEvents } = mine;
  return { insights, inquiries, commitments, adverseEvents, ...Object.fromEntries(fields.map((field) => [field, mine[field] ?? null])) } as Partial<Body>;
}

/** Compared by what they say: order of keys, nulls and names that only views have do not matter. */
const same = (a: unknown, b: unknown): boolean => said(a) === said(b);

const LEFT_OUT = ['nameFr', 'nameEn', 'unresolved'];

function said(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return `[${value.map(said).join()}]`;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([key, one]) => !LEFT_OUT.includes(key) && one !== null && one !== undefined)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, one]) => `${key}:${said(one)}`)
    .join(';');
}
