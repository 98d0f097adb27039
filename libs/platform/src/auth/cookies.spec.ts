import { describe, expect, it } from '@jest/globals';
import { cookieIn } from './cookies.js';

describe('a cookie', () => {
  it.each([
    ['a=1', '1'],
    ['b=2; a=1; c=3', '1'],
    ['aa=2;a=x=y', 'x=y'],
    ['b=a=1', null],
    ['a=', null],
    ['', null],
    [undefined, null],
  ])('in %j is read by its whole name', (header, value) => {
    expect(cookieIn(header, 'a')).toBe(value);
  });

  it('that comes twice is nobody’s', () => {
    expect(cookieIn('a=mine; a=theirs', 'a')).toBeNull();
  });
});
