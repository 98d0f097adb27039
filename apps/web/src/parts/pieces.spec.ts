import { describe, expect, it } from '@jest/globals';
import { piecesOf } from './pieces.js';

const found = (text: string, ...words: string[]): string[] => piecesOf(text, words).flatMap((piece) => (piece.found ? [piece.text] : []));

describe('the words that a text was found by', () => {
  it('are marked wherever they stand, whatever their case, and the text stays whole', () => {
    const text = 'Asthme grave : l’asthme (sévère) chez l’adulte';
    expect(found(text, 'asthme', 'sévère')).toEqual(['Asthme', 'asthme', 'sévère']);
    expect(piecesOf(text, ['asthme', 'sévère']).map((piece) => piece.text).join('')).toBe(text);
  });

  it('are not marked inside longer words, accents included', () => {
    expect(found('asthmes, préasthme, asthmé', 'asthm')).toEqual([]);
  });

  it('may hold what means something to a pattern, and the longest is marked where one holds another', () => {
    expect(found('IL-5 (anti-IL-5) [95 %]', 'IL-5', 'anti-IL-5', '[95 %]')).toEqual(['IL-5', 'anti-IL-5', '[95 %]']);
    expect(found('rien', '', ' ')).toEqual([]);
  });
});
