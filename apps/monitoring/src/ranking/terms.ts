import { foldedWords } from '../matching/fold.js';
import { itemOf, type Item } from '../matching/item.js';

/** What a term is of. `quebec`, `known` and `reason` are what they say; the others have a value after a colon. */
export const termKinds = ['word', 'mesh', 'journal', 'type', 'source', 'reason', 'quebec', 'known'] as const;
export type TermKind = (typeof termKinds)[number];

const TERMS_AT_MOST = 120;
const LONG_AT_MOST = 200;
const SHORTEST_WORD = 3;

/** Words that say nothing of what a work is about, folded, in French and English. */
const STOP = new Set(
  `aux avec ces cette chez comme dans depuis des deux elle entre est etre les leur leurs mais nos notre nous par pas plus pour quant que qui ses son sont sous sur tous une vers vos votre
   about after all among and are been between but can did does during each for from had has have her his how into its may more new nor not one our over per some such than that the their
   them then there these they this those through under upon use used using versus was were what when where which who will with within without`.split(/\s+/),
);

const QUEBEC = /(^| )(quebec|montreal|sherbrooke|chicoutimi|saguenay|gatineau|trois rivieres|rimouski|levis)( |$)/;

/** What a record can be told by: words of its title, headings, journal, types, the sources that speak of it, and whether Québec has a part in it. */
export function termsOf(record: Parameters<typeof itemOf>[0], sources: readonly string[]): string[] {
  const item = itemOf(record);
  const of = (kind: TermKind, values: readonly string[]) => values.map((value) => `${kind}:${value.replace(/\s+/g, ' ').trim()}`.slice(0, LONG_AT_MOST));
  const terms = [
    ...(isOfQuebec(item) ? ['quebec'] : []),
    ...of('source', sources),
    ...of('type', item.types),
    ...of('journal', item.journal ? [item.journal.split('\n')[0]!] : []),
    ...of('mesh', item.mesh.map((heading) => heading.split('/')[0]!)),
    ...of('word', wordsIn(item.title)),
  ];
  return [...new Set(terms)].slice(0, TERMS_AT_MOST);
}

export const isTelling = (word: string): boolean => word.length >= SHORTEST_WORD && !STOP.has(word) && !/^\d+$/.test(word);

const wordsIn = (title: string): string[] => foldedWords(title).map(({ word }) => word).filter(isTelling);

const isOfQuebec = ({ affiliations }: Item): boolean => affiliations.some((one) => QUEBEC.test(foldedWords(one).map(({ word }) => word).join(' ')));
