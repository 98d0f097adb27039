import { foldedWords } from './fold.js';
import { PHRASE_WORDS_AT_MOST, PREFIX_LETTERS_AT_LEAST } from './limits.js';
import { Unreadable } from './parse-error.js';
import type { Term } from './query.js';

/** Where a text stands in the strategy: its first character, and the whole to point at, quotation marks included. */
interface Span {
  from: number;
  at: number;
  length: number;
}

/** The folded words of one term, and whether a star ends the last. */
export function readTerm(text: string, span: Span): Pick<Term, 'words' | 'prefix'> {
  const star = text.indexOf('*');
  const prefix = star >= 0;
  const words = foldedWords(prefix ? text.slice(0, star) : text, { begun: prefix });
  if (prefix) checkStar(text, star, words, span);
  if (words.length === 0) throw new Unreadable('no-word', span);
  if (words.length > PHRASE_WORDS_AT_MOST) throw new Unreadable('long-phrase', span);
  return { words: words.map(({ word }) => word), prefix };
}

function checkStar(text: string, star: number, words: { word: string; end: number }[], { from, at, length }: Span): void {
  const last = words.at(-1);
  if (!last && foldedWords(text.slice(star + 1)).length === 0) throw new Unreadable('short-prefix', { at, length });
  const goesOn = text.indexOf('*', star + 1) >= 0 || foldedWords(text.slice(star + 1)).length > 0;
  if (goesOn || last?.end !== star) throw new Unreadable('misplaced-star', { at: from + star, length: 1 });
  if (words.length === 1 && [...last.word].length < PREFIX_LETTERS_AT_LEAST) throw new Unreadable('short-prefix', { at, length });
}
