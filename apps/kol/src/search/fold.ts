import { abbreviations, words } from '@liaison/platform';

/** Longest folded text in characters: a row of an index takes 2,704 bytes, and nobody looks for what comes later. */
const FOLDED_AT_MOST = 600;

/** The folded text that words are looked for in: each word has a space before it. */
export function folded(text: string): string {
  const whole = words(text).map((word) => ` ${word}`).join('');
  return whole.length <= FOLDED_AT_MOST ? whole : [...whole].slice(0, FOLDED_AT_MOST).join('');
}

/** Words of a question at most: more are noise. */
const WORDS_ASKED = 6;

/**
 * What somebody is typing, word by word, each with the beginnings that it may stand for: "st" is
 * "Saint" abbreviated or "Stanley" begun.
 */
export function asked(text: string): string[][] {
  const typed = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return typed.slice(0, WORDS_ASKED).map((word) => {
    const [read] = words(word);
    const plain = word.toLowerCase();
    return read && abbreviations[plain] === read ? [read, plain] : words(word);
  }).filter((beginnings) => beginnings.length > 0);
}

/** A LIKE pattern for words that begin so, safe from the wildcards that somebody may type. */
export const beginning = (word: string): string => `${word.replace(/[\\%_]/g, '\\$&')}%`;
