import { describe, expect, it } from '@jest/globals';
import type { News } from './news.js';
import { sectionsOf } from './sections.js';

const news = (id: string, ...strategies: string[]): News => ({ id, version: 1, reason: 'new', because: strategies.length > 0 ? 'found' : 'watched', urgent: false, strategies: strategies.map((name) => ({ id: name, name })) });
const told = (all: News[]) => sectionsOf(all).map(({ strategy, because, shown, others }) => [strategy?.name ?? because, shown.map(({ id }) => id).join(''), others]);

describe('the sections of a digest', () => {
  it('hold each signal once, under the first strategy that found it, in the order of their most relevant signal', () => {
    expect(told([news('a', 'B', 'C'), news('b', 'A'), news('c', 'B'), news('d')])).toEqual([['B', 'ac', 0], ['A', 'b', 0], ['watched', 'd', 0]]);
  });

  it('begin with what a colleague has given to the reader', () => {
    expect(told([news('a', 'A'), { ...news('b'), because: 'assigned' }])).toEqual([['assigned', 'b', 0], ['A', 'a', 0]]);
  });

  it('show what must not wait, then what was learned to be relevant, then the latest', () => {
    const all = [{ ...news('a', 'A'), urgent: true }, news('b', 'A'), news('c', 'A'), news('d', 'A')];
    const scores = new Map([['a', -9], ['c', -1], ['d', 7]]);
    expect(sectionsOf(all, scores).map(({ shown }) => shown.map(({ id }) => id).join(''))).toEqual(['adbc']);
  });

  it('show so many each, and so many in all, and count the others', () => {
    const many = 'ABCDEFG'.split('').flatMap((name) => Array.from({ length: 10 }, () => news('x', name)));
    expect(told(many).map(([, shown, others]) => [(shown as string).length, others])).toEqual([[8, 2], [8, 2], [8, 2], [8, 2], [8, 2], [0, 10], [0, 10]]);
  });
});
