export interface Piece {
  at: number;
  text: string;
  found: boolean;
}

/** A text cut where the words begin and end: the longest first where one holds another, and never inside a longer word. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const wanted = [...new Set(words.map((word) => word.trim()).filter(Boolean))].toSorted((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) return [{ at: 0, text, found: false }];
  const cut: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))) {
    if (index > at) cut.push({ at, text: text.slice(at, index), found: false });
    cut.push({ at: index, text: found, found: true });
    at = index + found.length;
  }
  return at < text.length ? [...cut, { at, text: text.slice(at), found: false }] : cut;
}
