import type { Fields, View } from './command.js';

type Reader = (value: unknown) => unknown;

/** Names that only views have: they follow from the ids beside them. */
const SHOWN_ONLY = ['nameFr', 'nameEn', 'unresolved', 'organizationNameFr', 'organizationNameEn', 'city', 'status', 'fulfilledAt'];
/** Lists whose items have a life of their own: a change of the record adds to them and takes none away. */
export const ADDED_ONLY = ['insights', 'inquiries', 'commitments', 'adverseEvents'];

/** A field of a view in the form in which a change says it. */
export const fieldOf = (view: Fields, field: string): unknown => (Object.hasOwn(DERIVED, field) ? DERIVED[field]!(view) : bare(view[field]));

/** Changes of state are changes of a field too, so that two of them can be compared. */
const DERIVED: Record<string, (view: Fields) => unknown> = {
  voided: (view) => view.voidedAt !== null && view.voidedAt !== undefined,
  fulfilled: (view) => view.fulfilledAt !== null && view.fulfilledAt !== undefined,
  triage: ({ state, snoozedUntil, ...view }) => triageOf({ ...view, decision: state, until: snoozedUntil }),
};

/** What has been decided of a signal, with the word that goes with it; null while it is to be triaged. Whoever keeps it, or puts it off, decides the same. */
function triageOf({ decision, dismissal, until, ownerId }: Fields): Fields | null {
  const words: Record<string, Fields> = { kept: {}, dismissed: { dismissal }, snoozed: { until }, assigned: { ownerId } };
  const word = words[String(decision)];
  return word ? { decision, ...word } : null;
}

const bare: Reader = (value) => {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, one]) => !SHOWN_ONLY.includes(key) && one !== null && one !== undefined);
  return Object.fromEntries(kept.map(([key, one]): [string, unknown] => [key, bare(one)]).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Whether two values say the same: order of keys, nulls and ways of writing a moment do not matter. */
export const same = (a: unknown, b: unknown): boolean => said(bare(a)) === said(bare(b));

function said(value: unknown): string {
  if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return new Date(value).toISOString();
  if (Array.isArray(value)) return `[${value.map(said).join()}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([key, one]) => `${key}:${said(one)}`).join()}}`;
  return JSON.stringify(value) ?? 'null';
}

/** What a change of state does to the fields that it is compared by. */
export function stateAfter(method: string, part: string | undefined, body: Fields = {}): Fields | null {
  if (part === 'triage') return { triage: method === 'DELETE' ? null : triageOf(body) };
  if (method === 'DELETE') return part === 'fulfilment' ? { fulfilled: false } : { voided: true };
  if (method !== 'PUT') return null;
  const states: Record<string, Fields> = {
    completion: { status: 'completed' },
    cancellation: { status: 'cancelled' },
    'no-show': { status: 'no_show' },
    restoration: { voided: false },
    fulfilment: { fulfilled: true },
  };
  return states[part ?? ''] ?? null;
}

/** The fields that a change sets, with the values that it gives them. */
export const setBy = (item: { method: string; part?: string; body?: Fields }): Fields =>
  stateAfter(item.method, item.part, item.body) ?? item.body ?? {};

/** The fields of a change as they stand in a view. */
export const asIn = (view: View | Fields, fields: Fields): Fields => Object.fromEntries(Object.keys(fields).map((field) => [field, fieldOf(view, field)]));
