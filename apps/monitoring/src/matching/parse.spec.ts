import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyQuery } from '../../test/matching/arbitrary.js';
import { read, refused } from '../../test/matching/typed-strategies.js';
import { parse } from './parse.js';
import { parseErrorMessages } from './parse-error.js';
import { print } from './print.js';
import { matchesBlank } from './query.js';

describe('a strategy as it is typed', () => {
  it.each(read)('%s is kept as %s', (typed, kept) => {
    const { query, error } = parse(typed);
    expect(error).toBeUndefined();
    expect(print(query!)).toBe(kept);
  });

  it.each(refused)('%.40s is refused: %s at %d, %d long', (typed, code, at, length) => {
    expect(parse(typed).error).toEqual({ code, at, length, message: parseErrorMessages[code as 'empty'] });
  });

  it('has an error in these words for every way to be wrong', () => {
    expect(new Set(refused.map(([, code]) => code))).toEqual(new Set(Object.keys(parseErrorMessages)));
  });
});

describe('the printed form', () => {
  it('is read back as the same query', () => {
    fc.assert(fc.property(anyQuery, (query) => expect(parse(print(query))).toEqual({ query })), { numRuns: 300 });
  });

  it('is read back however few parentheses were typed', () => {
    const { query } = parse(`${'a OR b ('.repeat(19)}c${')'.repeat(19)}`);
    expect(parse(print(query!))).toEqual({ query });
  });
});

describe('whatever is typed', () => {
  const pieces = ['AND', 'OU', 'NOT', '(', ')', '"', '«', '»', '[ti]', '[', ']', 'titre:', 'xy:', 'asthme', 'co*', 'asth*', '*', '-', ' ', ' ', '\u0000', '\uD800', '½'];
  const typed = fc.oneof(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join('')), fc.string({ unit: 'binary' }));

  it('is either a query that asks for something, or an error that points into the text', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { query, error } = parse(text);
        if (query) expect([parse(print(query)).query, matchesBlank(query)]).toEqual([query, false]);
        else expect([error.at >= 0, error.at + error.length <= text.length, error.length > 0 || text === '']).toEqual([true, true, true]);
      }),
      { numRuns: 1_000 },
    );
  });
});
