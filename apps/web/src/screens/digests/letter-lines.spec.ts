import { describe, expect, it } from '@jest/globals';
import { linesOf } from './letter-lines.js';

describe('the lines of a mail in the app', () => {
  it('are words, or names that lead somewhere, in both languages', () => {
    const said = ['Étude : un titre', 'https://a.test/signals?signal=1', 'Garder : https://a.test/x', 'Keep: https://a.test/x', 'javascript:alert(1)', ''].join('\n');
    expect(linesOf(said, 'Ouvrir')).toEqual([
      { text: 'Étude : un titre', href: null },
      { text: 'Ouvrir', href: 'https://a.test/signals?signal=1' },
      { text: 'Garder', href: 'https://a.test/x' },
      { text: 'Keep', href: 'https://a.test/x' },
      { text: 'javascript:alert(1)', href: null },
      { text: '', href: null },
    ]);
  });
});
