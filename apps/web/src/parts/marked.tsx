import { Mark } from '@mantine/core';
import { piecesOf } from './pieces.js';

/** A text with words in it marked, wherever they stand. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return <>{piecesOf(text, words).map(({ at, text: piece, found }) => (found ? <Mark key={at}>{piece}</Mark> : <span key={at}>{piece}</span>))}</>;
}
