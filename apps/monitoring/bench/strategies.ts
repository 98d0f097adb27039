import { Dice } from '@liaison/testing';
import type { Field } from '../src/matching/fields.js';
import { foldedWords } from '../src/matching/fold.js';
import type { Item } from '../src/matching/item.js';
import { allOf, anyOf, not, type Query } from '../src/matching/query.js';
import { rareWord, refiller } from './rare-words.js';

/** Fields that Postgres tells apart as well, by three weights; how often each is asked for. */
const FIELDS: Field[] = ['any', 'any', 'any', 'title-abstract', 'title-abstract', 'title-abstract', 'title', 'mesh', 'text'];
const CONCEPTS = 6_000;
/** Items that nobody is asked about: what people read before they wrote their strategies. */
const READ_BEFORE = 3_000;
/** Of 100 strategies: how many say what must not be there. */
const WITH_NOT = 0.2;

/**
 * Items as a day brings them: titles, sentences, headings and people of real ones, mixed anew, with the long tail
 * of rare words that 251 citations cannot have: see `refiller`. An item is as long as a real one, and each word that
 * several citations share is as common as it is there.
 */
export function makeItems(count: number, real: Item[], seed: number): Item[] {
  const dice = new Dice(seed);
  const refilled = refiller(real);
  const fill = (text: string) => refilled(text, dice);
  const sentences = real.flatMap(({ abstract }) => abstract.split(/(?<=[.?!]) /));
  const pick = (from: string[][], most: number) => Array.from({ length: 1 + dice.below(most) }, () => fill(dice.pick(dice.pick(from)))).filter(Boolean);
  const [mesh, authors, affiliations] = [real.map((one) => one.mesh), real.map((one) => one.authors), real.map((one) => one.affiliations)].map((lists) => lists.filter(({ length }) => length > 0)) as [string[][], string[][], string[][]];
  return Array.from({ length: count }, () => ({
    title: fill(dice.pick(real).title),
    abstract: Array.from({ length: 5 + dice.below(6) }, () => fill(dice.pick(sentences))).join(' '),
    mesh: pick(mesh, 14),
    authors: pick(authors, 8),
    affiliations: pick(affiliations, 3),
    journal: dice.pick(real).journal,
    types: dice.pick(real).types,
  }));
}

/**
 * Strategies as people save them, of 2 to 12 terms or so: a product by its names or a subject by its synonyms, then
 * up to two further concepts that narrow it, some ways to say a thing left out now and then; a few concepts are
 * asked for by very many. Words come from other items of the same kind, so that people ask for rare words as often
 * as they are written about, no rarer.
 */
export function makeStrategies(count: number, real: Item[], seed: number): Query[] {
  const dice = new Dice(seed);
  const items = makeItems(READ_BEFORE, real, seed + 1);
  const ways = (most: number, way: () => Query) => Array.from({ length: 1 + dice.below(most) }, way);
  const concepts = (most: number, way: () => Query) => Array.from({ length: CONCEPTS / 3 }, () => ways(most, way));
  const products = concepts(3, () => nameOf(dice));
  const subjects = concepts(5, () => termFrom(dice.pick(items), dice));
  const angles = concepts(3, () => angleFrom(dice.pick(items), dice));
  const concept = (from: Query[][]): Query => {
    const all = from[Math.floor(from.length * dice.next() ** 2)]!;
    const said = dice.happens(0.5) ? all : all.filter(() => dice.happens(0.7));
    return anyOf(said.length > 0 ? said : [all[0]!]);
  };
  const strategy = (): Query => {
    const first = dice.pick([products, subjects]);
    const parts = [concept(first), ...Array.from({ length: dice.below(3) }, () => concept(dice.pick([products, subjects, angles, angles])))];
    // A subject alone is what nobody could read all of.
    if (parts.length === 1 && first === subjects) parts.push(concept(angles));
    return allOf(dice.happens(WITH_NOT) ? [...parts, not(concept(angles))] : parts);
  };
  return Array.from({ length: count }, strategy);
}

const folded = (text: string) => foldedWords(text).map(({ word }) => word);
const termOf = (words: string[], field: Field, prefix = false): Query => ({ kind: 'term', words, prefix, field });

/** A name of a product, which is a rare word, or a laboratory's code for it: two letters and a number. */
function nameOf(dice: Dice): Query {
  const field = dice.pick(['any', 'title-abstract'] as const);
  if (dice.happens(0.8)) return termOf(folded(rareWord(dice)), field);
  return termOf([rareWord(dice).slice(0, 2), String(100 + dice.below(9_900))].flatMap(folded), field);
}

/** A heading, two or three words of a title, or a longer word of a title, cut now and then. */
function termFrom(item: Item, dice: Dice): Query {
  const field = dice.pick(FIELDS);
  const way = dice.next();
  const words = folded(item.title);
  const long = words.filter(({ length }) => length >= 6);
  if (long.length === 0 || way < 0.35) return termOf(folded(dice.pick(item.mesh)), field);
  // Nobody asks for a phrase that begins or ends with an "of".
  const phrase = words.slice(dice.below(words.length)).slice(0, 2 + dice.below(2));
  if (way < 0.65 && phrase.length > 1 && [phrase[0]!, phrase.at(-1)!].every(({ length }) => length > 3)) return termOf(phrase, field);
  const word = dice.pick(long);
  return dice.happens(0.3) ? termOf([word.slice(0, Math.max(5, word.length - 3))], field, true) : termOf([word], field);
}

/** What a subject is looked at for: a longer word of an abstract, a heading, or somebody's name. */
function angleFrom(item: Item, dice: Dice): Query {
  const way = dice.next();
  if (way < 0.1 && item.authors.length > 0) return termOf(folded(dice.pick(item.authors)).slice(0, 1), 'any');
  const long = folded(item.abstract).filter(({ length }) => length >= 6);
  if (long.length === 0 || way < 0.4) return termOf(folded(dice.pick(item.mesh)), dice.pick(['any', 'mesh', 'text'] as const));
  return termOf([dice.pick(long)], dice.pick(FIELDS));
}
