import { describe, expect, it } from '@jest/globals';
import { lineOf } from './errors-csv.js';

describe('a line for spreadsheets', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j text', (cell) => {
    expect(lineOf([cell])).toBe(`"'${cell}"\r\n`);
  });

  it('quotes what would end a cell', () => {
    expect(lineOf(['a "b", c', 'd\ne'])).toBe('"a ""b"", c","d\ne"\r\n');
  });
});
