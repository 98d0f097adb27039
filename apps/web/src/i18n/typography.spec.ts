import { describe, expect, it } from '@jest/globals';
import { asPrinted } from './typography.js';

describe('French as it is printed', () => {
  it('never begins a line with a sign that belongs to the word before it, nor leaves a quotation mark alone', () => {
    expect(asPrinted('Pourquoi : « sein » (titre), 9 %', 'fr')).toBe('Pourquoi\u00a0: «\u00a0sein\u00a0» (titre), 9\u00a0%');
    expect(asPrinted('À qui? Le 3 mars; à 9:30', 'fr')).toBe('À qui? Le 3 mars; à 9:30');
  });

  it('leaves English alone', () => {
    expect(asPrinted('Why: “breast” (title), 9 %', 'en')).toBe('Why: “breast” (title), 9 %');
  });
});
