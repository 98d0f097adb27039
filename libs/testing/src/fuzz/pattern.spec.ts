import { describe, expect, it } from '@jest/globals';
import { Dice } from './dice.js';
import { fitting } from './pattern.js';

describe('a text that fits a pattern', () => {
  it.each([
    '^[A-Za-z0-9][A-Za-z0-9_./:+-]*$',
    '^[A-Z]{2,10}$',
    '^\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]$',
    '^(0[1-9]|1[0-8])$',
    '^[A-Za-z]\\d[A-Za-z] ?\\d[A-Za-z]\\d$',
    '^https?:\\/\\/\\S+$',
    '^((DIN|NPN|MDL):)?[0-9]{1,8}$',
    '^[\\x21-\\x7e]+$',
    '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
    '^(?:a|b){3}c*$',
  ])('%s', (pattern) => {
    const form = new RegExp(pattern, 'u');
    for (let seed = 0; seed < 200; seed++) expect(fitting(pattern, new Dice(seed))).toMatch(form);
  });
});
