/** Letters that Unicode does not take apart, as people type them. */
const LETTERS: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', ß: 'ss', ð: 'd', þ: 'th', ı: 'i' };
/** Abbreviations in Québec's names and what they stand for. */
const WORDS: Record<string, string> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' };

/** The words of a name as the server's search compares them: blind to accents, case, hyphens and ligatures; "St" is "Saint". */
export function words(text: string): string[] {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæøđłßðþı]/g, (letter) => LETTERS[letter]!)
    .normalize('NFC');
  return [...new Set(bare.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => WORDS[word] ?? word))];
}

/** What somebody is typing, word by word, each with the beginnings that it may stand for: "st" is "Saint", or "Stanley" begun. */
export function asked(text: string): string[][] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map((word) => {
      const plain = word.toLowerCase();
      const [read] = words(word);
      return read && WORDS[plain] === read ? [read, plain] : words(word);
    })
    .filter((beginnings) => beginnings.length > 0);
}

/** Whether each word that was asked for begins a word of the name, in any order. */
export const answers = (name: readonly string[], question: readonly string[][]): boolean =>
  question.every((ways) => ways.some((way) => name.some((word) => word.startsWith(way))));
