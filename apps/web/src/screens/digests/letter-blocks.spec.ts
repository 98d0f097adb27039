import { describe, expect, it } from '@jest/globals';
import { blocksOf } from './letter-blocks.js';

describe('the text of a mail in the app', () => {
  it('has headings, words, and names that lead somewhere, in both languages', () => {
    const said = ['Deux signaux.', '', 'Cancer', '======', '', 'Étude : un titre', 'javascript:alert(1)', 'https://a.test/signals?signal=1', 'Garder : https://a.test/x', 'Keep: https://a.test/y', '', 'Tout : https://a.test/z'].join('\n');
    expect(blocksOf(said, 'Ouvrir')).toEqual([
      { kind: 'words', text: 'Deux signaux.', first: false },
      { kind: 'heading', text: 'Cancer' },
      { kind: 'words', text: 'Étude : un titre', first: true },
      { kind: 'words', text: 'javascript:alert(1)', first: false },
      {
        kind: 'links',
        links: [
          { text: 'Ouvrir', href: 'https://a.test/signals?signal=1' },
          { text: 'Garder', href: 'https://a.test/x' },
          { text: 'Keep', href: 'https://a.test/y' },
        ],
        first: false,
      },
      { kind: 'links', links: [{ text: 'Tout', href: 'https://a.test/z' }], first: true },
    ]);
  });
});
