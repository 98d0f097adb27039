import type { Conflict, Contested, Fields, Item, View } from './command.js';
import { ADDED_ONLY, asIn, fieldOf, same, setBy } from './projection.js';

/**
 * What becomes of a change when somebody else was faster.
 * `done`: they made the same change. `again`: it touches other fields than theirs, so it goes on top
 * of them. `conflict`: both changed the same field, and not to the same.
 */
export type Merged = { done: true } | { again: Pick<Item, 'ifMatch' | 'body' | 'base'> } | { conflict: Conflict };

/** Compares field by field what was, what is mine and what is theirs. */
export function merge(item: Item, theirs: View): Merged {
  const mine = setBy(item);
  const base = item.base ?? {};
  const contested: Contested[] = [];
  const left: string[] = [];
  for (const [field, value] of Object.entries(mine)) {
    if (ADDED_ONLY.includes(field)) {
      if (isNew(theirs, field, value)) left.push(field);
      continue;
    }
    const now = fieldOf(theirs, field);
    if (same(now, value)) continue;
    if (!same(now, base[field])) contested.push({ field, base: base[field] ?? null, mine: value, theirs: now });
    left.push(field);
  }
  if (contested.length > 0) return { conflict: { version: theirs.version, current: theirs, fields: contested } };
  if (left.length === 0) return { done: true };
  return { again: onTopOf(item, theirs, pick(mine, left)) };
}

/** A person has picked: `mine`, `theirs`, or a value that says both. */
export type Pick3 = 'mine' | 'theirs' | { value: unknown };

/** The change that carries out what a person has picked, field by field; null when nothing of it is left. */
export function resolve(item: Item, picks: Record<string, Pick3>): Pick<Item, 'ifMatch' | 'body' | 'base'> | null {
  const { conflict } = item;
  if (!conflict) throw new Error('There is nothing to resolve');
  const mine = setBy(item);
  const left: Fields = {};
  for (const [field, value] of Object.entries(mine)) {
    const contested = conflict.fields.find((one) => one.field === field);
    const picked = contested ? picks[field] : 'mine';
    if (picked === undefined) throw new Error(`Nobody has picked ${field}`);
    if (picked === 'theirs') continue;
    if (!contested && !ADDED_ONLY.includes(field) && same(fieldOf(conflict.current, field), value)) continue;
    left[field] = picked === 'mine' ? value : picked.value;
  }
  return Object.keys(left).length === 0 ? null : onTopOf(item, conflict.current, left);
}

/** A change of state keeps its own body; it has been compared by the state that it leads to. */
function onTopOf(item: Item, theirs: View, fields: Fields): Pick<Item, 'ifMatch' | 'body' | 'base'> {
  const isEdit = item.method === 'PATCH';
  return { ifMatch: theirs.version, body: isEdit ? fields : item.body, base: asIn(theirs, fields) };
}

/** Whether a list of things with a life of their own has any that the server does not have yet. */
function isNew(theirs: View, field: string, value: unknown): boolean {
  const known = new Set(((theirs[field] as { id: string }[] | undefined) ?? []).map((one) => one.id));
  return Array.isArray(value) && value.some((one: { id?: string }) => !one.id || !known.has(one.id));
}

const pick = (fields: Fields, names: string[]): Fields => Object.fromEntries(names.map((name) => [name, fields[name]]));

/** Only what differs from the record as it was: a form says everything, a change says what has changed. */
export function changedIn(body: Fields, base: Fields): Fields {
  const differs = ([field, value]: [string, unknown]) => {
    if (value === undefined) return false;
    if (ADDED_ONLY.includes(field)) return isNew(base as View, field, value);
    return !same(value, fieldOf(base, field));
  };
  return Object.fromEntries(Object.entries(body).filter(differs));
}

/** What a form changes of a record, and which of it somebody else has changed meanwhile to something else. */
export function compared(mine: Fields, base: Fields, theirs: Fields): { changed: Fields; contested: string[] } {
  const changed = changedIn(mine, base);
  const contested = Object.keys(changed).filter((field) => !same(fieldOf(theirs, field), changed[field]) && !same(fieldOf(theirs, field), fieldOf(base, field)));
  return { changed, contested };
}
