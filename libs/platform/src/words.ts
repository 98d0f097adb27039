/** Letters that Unicode does not take apart, as people type them. */
const LETTERS: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', ß: 'ss', ð: 'd', þ: 'th', ı: 'i' };
/** Abbreviations in Québec's names and what they stand for. */
export const abbreviations: Record<string, string> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' };

/**
 * The words of a name or a text, blind to accents, case, hyphens, apostrophes and ligatures, with "St" read as
 * "Saint": "St-Jérôme" and "Saint Jerome" give the same words.
 */
export function words(text: string): string[] {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæøđłßðþı]/g, (letter) => LETTERS[letter]!)
    .normalize('NFC');
  return bare
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => abbreviations[word] ?? word);
}
