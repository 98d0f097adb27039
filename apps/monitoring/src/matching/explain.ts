import { evaluate, placesOf, valuesOf, wordsOf, type ItemWords } from './evaluate.js';
import { fields, type Part } from './fields.js';
import type { Item } from './item.js';
import type { Query, Term } from './query.js';

/** A term that made an item match, and each place where it stands. */
export interface Reason {
  term: Term;
  places: Place[];
}

export interface Place {
  part: Part;
  /** Which of the values, where the part has several; else 0. */
  value: number;
  at: number;
  length: number;
  /** As it is written there. */
  text: string;
}

/** Why an item matches; empty when it does not. What a NOT keeps out and branches that are not met are no reason. */
export function explain(query: Query, item: Item): Reason[] {
  const words = wordsOf(item);
  if (!evaluate(query, words)) return [];
  const terms = new Map(reasonsFor(query, words).map((term) => [JSON.stringify(term), term]));
  return [...terms.values()].map((term) => ({ term, places: placesIn(term, item, words) }));
}

/** The terms by which a query that is met is met. */
function reasonsFor(query: Query, words: ItemWords): Term[] {
  if (query.kind === 'term') return [query];
  if (query.kind === 'not') return reasonsAgainst(query.part, words);
  return query.parts.filter((part) => evaluate(part, words)).flatMap((part) => reasonsFor(part, words));
}

/** The terms whose presence keeps a query from being met. */
function reasonsAgainst(query: Query, words: ItemWords): Term[] {
  if (query.kind === 'term') return [];
  if (query.kind === 'not') return reasonsFor(query.part, words);
  return query.parts.filter((part) => !evaluate(part, words)).flatMap((part) => reasonsAgainst(part, words));
}

function placesIn(term: Term, item: Item, words: ItemWords): Place[] {
  return fields[term.field].parts.flatMap((part) =>
    valuesOf(item, part).flatMap((text, value) =>
      placesOf(term, words[part][value]!).map((first) => {
        const at = words[part][value]![first]!.at;
        const { end } = words[part][value]![first + term.words.length - 1]!;
        return { part, value, at, length: end - at, text: text.slice(at, end) };
      }),
    ),
  );
}
