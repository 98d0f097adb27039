import { describe, expect, it } from '@jest/globals';
import { answers } from './folded.js';

describe('what the palette finds', () => {
  it('is blind to accents, case, hyphens and the order of words', () => {
    expect(answers('Réglages', 'reg')).toBe(true);
    expect(answers('Consigner une rencontre', 'RENC consi')).toBe(true);
    expect(answers('Aujourd’hui', 'hui')).toBe(true);
    expect(answers('Cœur', 'coeur')).toBe(true);
  });

  it('begins as what was typed: the middle of a word is not enough', () => {
    expect(answers('Rencontres', 'contre')).toBe(false);
  });
});
