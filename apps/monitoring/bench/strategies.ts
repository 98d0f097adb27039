import { Dice } from '@liaison/testing';
import type { Field } from '../src/matching/fields.js';
import { foldedWords } from '../src/matching/fold.js';
import type { Item } from '../src/matching/item.js';
import { allOf, anyOf, not, type Query } from '../src/matching/query.js';

/** Fields that Postgres tells apart as well, by three weights; how often each is asked for. */
const FIELDS: Field[] = ['any', 'any', 'any', 'title-abstract', 'title-abstract', 'title-abstract', 'title', 'mesh', 'text'];
const CONCEPTS = 6_000;
/** Of 100 strategies: how many say what must not be there. */
const WITH_NOT = 0.2;

/** Items as a day brings them: titles, sentences, headings and people of real ones, mixed anew. */
export function makeItems(count: number, real: Item[], seed: number): Item[] {
  const dice = new Dice(seed);
  const sentences = real.flatMap(({ abstract }) => abstract.split(/(?<=[.?!]) /));
  const pick = (from: string[][], most: number) => Array.from({ length: 1 + dice.below(most) }, () => dice.pick(dice.pick(from))).filter(Boolean);
  const [mesh, authors, affiliations] = [real.map((one) => one.mesh), real.map((one) => one.authors), real.map((one) => one.affiliations)].map((lists) => lists.filter(({ length }) => length > 0)) as [string[][], string[][], string[][]];
  return Array.from({ length: count }, () => ({
    title: dice.pick(real).title,
    abstract: Array.from({ length: 5 + dice.below(6) }, () => dice.pick(sentences)).join(' '),
    mesh: pick(mesh, 14),
    authors: pick(authors, 8),
    affiliations: pick(affiliations, 3),
    journal: dice.pick(real).journal,
    types: dice.pick(real).types,
  }));
}

/**
 * Strategies as people save them: two to four concepts, each of one to five ways to say it, some left out now and
 * then; a few concepts are asked for by very many. Words are taken from titles, headings, abstracts and names.
 */
export function makeStrategies(count: number, real: Item[], seed: number): Query[] {
  const dice = new Dice(seed);
  const concepts = Array.from({ length: CONCEPTS }, () => Array.from({ length: 1 + dice.below(5) }, () => termFrom(dice.pick(real), dice)));
  const concept = (): Query => {
    const ways = concepts[Math.floor(CONCEPTS * dice.next() ** 2)]!;
    const said = dice.happens(0.5) ? ways : ways.filter(() => dice.happens(0.7));
    return anyOf(said.length > 0 ? said : [ways[0]!]);
  };
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: 2 + dice.below(3) }, concept);
    return allOf(dice.happens(WITH_NOT) ? [...parts, not(concept())] : parts);
  });
}

/** A heading, two or three words of a title, a longer word of an abstract, cut now and then, or a name. */
function termFrom(item: Item, dice: Dice): Query {
  const field = dice.pick(FIELDS);
  const way = dice.next();
  const folded = (text: string) => foldedWords(text).map(({ word }) => word);
  const term = (words: string[], prefix = false): Query => (words.length > 0 ? { kind: 'term', words, prefix, field } : termFrom(item, dice));
  if (way < 0.25 && item.mesh.length > 0) return term(folded(dice.pick(item.mesh)));
  if (way < 0.3 && item.authors.length > 0) return term(folded(dice.pick(item.authors)).slice(0, 1));
  const words = folded(way < 0.6 ? item.title : item.abstract).filter(Boolean);
  const at = dice.below(words.length);
  if (way < 0.5) return term(words.slice(at, at + 2 + dice.below(2)));
  const long = words.filter(({ length }) => length >= 6);
  if (long.length === 0) return term(words.slice(at, at + 1));
  const word = dice.pick(long);
  return dice.happens(0.25) ? term([word.slice(0, Math.max(5, word.length - 3))], true) : term([word]);
}
