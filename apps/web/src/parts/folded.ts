/** As the API's search compares: without accents, case, hyphens and apostrophes. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word that was typed begins a word of the text, in any order. */
export function answers(text: string, typed: string): boolean {
  const words = folded(text).split(' ');
  return folded(typed)
    .split(' ')
    .every((one) => words.some((word) => word.startsWith(one)));
}
