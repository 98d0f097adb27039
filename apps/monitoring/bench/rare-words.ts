import type { Dice } from '@liaison/testing';
import { foldedWords } from '../src/matching/fold.js';
import type { Item } from '../src/matching/item.js';

const SYLLABLES = ['ca', 'di', 'pul', 'mo', 'na', 'thé', 'ra', 'pi', 'ne', 'phro', 'lo', 'cu', 'hé', 'ma', 'so', 'ti', 'ga', 'tro', 'en', 'in', 'xi', 'bi', 'teu', 'mab', 'zol'];
/** Four syllables give 390,625 words; MEDLINE has millions of which most stand in one citation in a hundred thousand, or fewer. */
const WORDS = SYLLABLES.length ** 4;
/** Zipf's law as Mandelbrot wrote it, rate ~ 1 / (rank + 1500): the commonest of these words stands in about one item of 200. */
const SHIFT = 1_500;
const LETTERS_AT_LEAST = 4;

/** A word of the long tail: the nth commonest is drawn as often as Zipf's law has it. */
export function rareWord(dice: Dice): string {
  // A prime step, so that neighbours in rank do not begin alike.
  let rest = (Math.floor(SHIFT * ((WORDS + SHIFT) / SHIFT) ** dice.next() - SHIFT) * 104_729) % WORDS;
  return Array.from({ length: 4 }, () => {
    const syllable = SYLLABLES[rest % SYLLABLES.length]!;
    rest = Math.floor(rest / SYLLABLES.length);
    return syllable;
  }).join('');
}

/**
 * Fills a text with words of the long tail where it holds a word of four letters or more that no other citation of
 * the collection holds. In a new text the words that were never seen before have, together, the share that words
 * seen once have in the texts at hand (Good and Turing): one word of six in these abstracts. To repeat the same few
 * sentences as they are would make each of those words a thousand times too common, and every strategy a frequent one.
 */
export function refiller(real: readonly Item[]): (text: string, dice: Dice) => string {
  const holders = new Map<string, number>();
  for (const item of real) {
    const own = new Set(Object.values(item).flat().flatMap((text) => foldedWords(text).map(({ word }) => word)));
    for (const word of own) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const isRare = (run: string) => run.length >= LETTERS_AT_LEAST && foldedWords(run).every(({ word }) => holders.get(word) === 1);
  const cut = new Map<string, string[]>();
  return (text, dice) => {
    if (!cut.has(text)) cut.set(text, text.split(/(\p{L}+)/u).map((run, i) => (i % 2 === 1 && isRare(run) ? '' : run)));
    return cut.get(text)!.map((run, i) => (i % 2 === 1 && run === '' ? rareWord(dice) : run)).join('');
  };
}
