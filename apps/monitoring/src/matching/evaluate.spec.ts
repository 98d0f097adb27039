import { describe, expect, it } from '@jest/globals';
import { evaluate, wordsOf } from './evaluate.js';
import { explain } from './explain.js';
import type { Field } from './fields.js';
import { foldedWords } from './fold.js';
import type { Item } from './item.js';
import { allOf, anyOf, matchesBlank, not, type Query } from './query.js';

const item: Item = {
  title: 'Bêta-bloquants et insuffisance cardiaque',
  abstract: 'Essai de phase 3. Le TNF-α fut dosé à St-Jérôme.',
  mesh: ['Heart Failure/drug therapy', 'Adult'],
  authors: ['Côté Anne', 'Roy Luc'],
  affiliations: ['CHUM, Montréal'],
  journal: 'Le cœur',
  types: ['Clinical Trial'],
};
const term = (typed: string, field: Field = 'any'): Query => {
  const prefix = typed.endsWith('*');
  return { kind: 'term', words: foldedWords(typed, { begun: prefix }).map(({ word }) => word), prefix, field };
};
const matches = (query: Query): boolean => evaluate(query, wordsOf(item));

describe('the words of a text', () => {
  it.each([
    ['Côté', ['cote']],
    ['L’Œuvre-Lœil', ['l', 'oeuvre', 'loeil']],
    ['ﬁbrose pul\u00ADmonaire', ['fibrose', 'pulmonaire']],
    ['TNF-α, CO₂, 5 µg', ['tnf', 'alpha', 'co2', '5', 'mug']],
    ['Aspirin™ 2½', ['aspirin', '21', '2']],
    ['St-Jérôme', ['saint', 'jerome']],
    ['constructor', ['constructor']],
    ['lone \uD800 surrogate', ['lone', 'surrogate']],
  ])('of %j are %j', (text, expected) => {
    expect(foldedWords(text).map(({ word }) => word)).toEqual(expected);
  });
});

describe('an item matches', () => {
  it.each<[string, Query]>([
    ['a word, whatever its accents and case', term('CARDIAQUE')],
    ['a word of an untagged term in any field', term('chum')],
    ['a phrase that was written with a hyphen', term('beta bloquants')],
    ['a phrase whose last word goes on', term('insuffisance card*')],
    ['a prefix', term('bloqu*')],
    ['a whole word by its prefix', term('roy*', 'author')],
    ['a name with its abbreviation', term('Saint-Jérôme', 'abstract')],
    ['a heading with its qualifier', term('heart failure drug therapy', 'mesh')],
    ['all of several', allOf([term('cote', 'author'), term('coeur', 'journal')])],
    ['one of several', anyOf([term('asthme'), term('clinical trial', 'type')])],
    ['what is not there', allOf([term('phase'), not(term('asthme'))])],
  ])('by %s', (_, query) => expect(matches(query)).toBe(true));

  it.each<[string, Query]>([
    ['a word of another field', term('chum', 'author')],
    ['a part of a word', term('bloquant')],
    ['words in another order', term('cardiaque insuffisance')],
    ['words with another between', term('insuffisance chronique cardiaque')],
    ['a phrase across two authors', term('Anne Roy', 'author')],
    ['a phrase from the title to the abstract', term('cardiaque essai')],
    ['what it must not hold', allOf([term('phase'), not(term('tnf alpha'))])],
    ['one of two that are both asked for', allOf([term('phase'), term('asthme')])],
  ])('not by %s', (_, query) => expect(matches(query)).toBe(false));
});

describe('a query', () => {
  it('that a blank item matches is told', () => {
    expect([not(term('a')), anyOf([term('a'), not(term('b'))]), not(allOf([term('a'), term('b')]))].map(matchesBlank)).toEqual([true, true, true]);
    expect([term('a'), allOf([term('a'), not(term('b'))]), not(anyOf([not(term('a')), term('b')]))].map(matchesBlank)).toEqual([false, false, false]);
  });
});

describe('why an item is shown', () => {
  const shown = (query: Query) => explain(query, item).map(({ places }) => places.map(({ part, value, at, text }) => [part, value, at, text]));

  it('is said by the words as they are written there, and where', () => {
    expect(shown(allOf([term('beta bloq*'), term('cote', 'author'), term('saint jerome')]))).toEqual([
      [['title', 0, 0, 'Bêta-bloquants']],
      [['authors', 0, 0, 'Côté']],
      [['abstract', 0, 38, 'St-Jérôme']],
    ]);
  });

  it('names every place of a term', () => {
    expect(shown(term('roy'))).toEqual([[['authors', 1, 0, 'Roy']]]);
    expect(shown(term('et'))).toEqual([[['title', 0, 15, 'et']]]);
  });

  it('leaves out branches that are not met and what a NOT keeps out', () => {
    const query = allOf([anyOf([allOf([term('cardiaque'), term('asthme')]), term('phase')]), not(term('enfant'))]);
    expect(shown(query)).toEqual([[['abstract', 0, 9, 'phase']]]);
  });

  it('is nothing where it does not match', () => expect(shown(term('asthme'))).toEqual([]));
});
