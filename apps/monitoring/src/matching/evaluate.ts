import { fields, parts, type Part } from './fields.js';
import { foldedWords, type FoldedWord } from './fold.js';
import type { Item } from './item.js';
import type { Query, Term } from './query.js';

/** The folded words of each value of an item. */
export type ItemWords = Record<Part, FoldedWord[][]>;

export const wordsOf = (item: Item): ItemWords =>
  Object.fromEntries(parts.map((part) => [part, valuesOf(item, part).map((value) => foldedWords(value))])) as ItemWords;

export const valuesOf = (item: Item, part: Part): string[] => [item[part]].flat();

/** Whether an item matches, by the meaning of the language and nothing else: what the index is held against. */
export function evaluate(query: Query, item: ItemWords): boolean {
  if (query.kind === 'term') return fields[query.field].parts.some((part) => item[part].some((words) => placesOf(query, words).length > 0));
  if (query.kind === 'not') return !evaluate(query.part, item);
  return query.kind === 'and' ? query.parts.every((part) => evaluate(part, item)) : query.parts.some((part) => evaluate(part, item));
}

/** Where the words of a term begin among the words of one value. */
export function placesOf({ words, prefix }: Term, text: FoldedWord[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + words.length <= text.length; at++) {
    const fits = words.every((word, i) => (prefix && i === words.length - 1 ? text[at + i]!.word.startsWith(word) : text[at + i]!.word === word));
    if (fits) places.push(at);
  }
  return places;
}
