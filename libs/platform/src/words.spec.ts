import { describe, expect, it } from '@jest/globals';
import { words } from './words.js';

describe('folding a name', () => {
  it.each([
    ['Côté', ['cote']],
    ['St-Jérôme', ['saint', 'jerome']],
    ['Saint Jerome', ['saint', 'jerome']],
    ['Nguyễn Thị', ['nguyen', 'thi']],
    ['L’Œuvre-Lœil', ['l', 'oeuvre', 'loeil']],
    ['Đặng', ['dang']],
    ['  de la Chevrotière ', ['de', 'la', 'chevrotiere']],
  ])('reads %s as %j', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });
});
