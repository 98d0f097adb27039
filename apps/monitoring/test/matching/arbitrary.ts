import fc from 'fast-check';
import { fieldNames } from '../../src/matching/fields.js';
import { foldedWords } from '../../src/matching/fold.js';
import type { Item } from '../../src/matching/item.js';
import { allOf, anyOf, matchesBlank, not, type Query, type Term } from '../../src/matching/query.js';

/** So few that strategies and items meet often, and so alike that a careless comparison takes one for another. */
const VOCABULARY = [
  ...['asthme', 'Asthma', 'asthmatique', 'ASTHM', 'heart', 'Heart', 'failure', 'fail', 'insuffisance', 'cardiaque', 'cœur', 'Coeur', 'Œdème', 'oedeme'],
  ...['bêta-bloquant', 'bêta', 'bloquant', 'β', 'TNF-α', 'tnf', 'alpha', 'IL-5', 'il', '5', 'CO₂', 'co2', 'ﬁbrose', 'fibrose', 'pul\u00ADmonaire', 'pulmonaire'],
  ...['spectrophotométrie', 'Spectrophotometry', 'gastroentérologies', 'hypercholestérolémies', 'anticonstitutionnelle', 'anticonstitutionnellement'],
  ...['pneumonoultramicroscopicsilicovolcanoconiosis', 'pneumonoultramicroscopicsilicovolcanoconioses', 'pneumonoultramicroscopicsilicovolcano'],
  ...['St-Jérôme', 'Saint', 'jerome', 'st', 'Ste', 'Côté', 'Cote\u0301', 'cote', 'cotes', 'co', 'L’étude', 'étude', 'NAÏVE', 'a', '腫瘍', '𝛼', 'ªº', '½', 'İl'],
] as const;
const JOINTS = [' ', ' ', ' ', ' ', '-', ', ', '’', ' / ', '. ', '\n', ' (', '™ '] as const;

const anyText = fc.oneof(
  { weight: 20, arbitrary: fc.array(fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(...JOINTS)), { maxLength: 8 }).map((pairs) => pairs.flat().join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const anyValues = fc.array(anyText, { maxLength: 3 });

export const anyItem: fc.Arbitrary<Item> = fc.record({
  title: anyText,
  abstract: anyText,
  mesh: anyValues,
  authors: anyValues,
  affiliations: anyValues,
  journal: anyText,
  types: anyValues,
});

/** The words of what somebody may have typed, now and then cut somewhere by a star. */
export const anyTerm: fc.Arbitrary<Term> = fc
  .record({ typed: fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 3 }), cut: fc.option(fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 48 }))), field: fc.constantFrom('any' as const, ...fieldNames) })
  .map(({ typed, cut, field }) => termOf(typed.join(' '), cut, field))
  .filter((term) => term.words.length > 0);

function termOf(typed: string, cut: number | null, field: Term['field']): Term {
  const words = foldedWords(typed).map(({ word }) => word);
  if (cut === null || words.length === 0) return { kind: 'term', words, prefix: false, field };
  const begun = foldedWords([...words.slice(0, -1), words.at(-1)!.slice(0, Math.max(cut, words.length > 1 ? 1 : 3))].join(' '), { begun: true }).map(({ word }) => word);
  const prefix = begun.length === words.length && (begun.length > 1 || begun[0]!.length >= 3);
  return prefix ? { kind: 'term', words: begun, prefix, field } : { kind: 'term', words, prefix: false, field };
}

const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 5 },
    { weight: 4, arbitrary: anyTerm },
    { weight: 3, arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map(allOf) },
    { weight: 3, arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map(anyOf) },
    { weight: 2, arbitrary: tie('query').map(not) },
  ),
}));

/** Strategies in their one form, of those that the language takes. */
export const anyQuery: fc.Arbitrary<Query> = query.filter((one) => !matchesBlank(one));
