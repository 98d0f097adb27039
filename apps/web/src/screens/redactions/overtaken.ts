import type { OpenedRedaction, Passage } from '../../data/redactions.js';

/** How passages shall read, by {@link keyOf}; those that nobody has touched are not in it. */
export type Texts = Record<string, string>;

export const keyOf = ({ part, id }: Pick<Passage, 'part' | 'id'>): string => `${part} ${id}`;

/** What was written over an earlier version: kept where the passage reads as it did, set apart where it does not. */
export function carriedOver(texts: Texts, before: OpenedRedaction, now: OpenedRedaction): { kept: Texts; unsaved: Texts } {
  const was = new Map(before.passages.map((one) => [keyOf(one), one.text]));
  const is = new Map(now.passages.map((one) => [keyOf(one), one.text]));
  const [kept, unsaved]: [Texts, Texts] = [{}, {}];
  for (const [key, text] of Object.entries(texts)) if (is.has(key)) (is.get(key) === was.get(key) ? kept : unsaved)[key] = text;
  return { kept, unsaved };
}
