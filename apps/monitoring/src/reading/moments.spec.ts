import { describe, expect, it } from '@jest/globals';
import { momentOf } from './moments.js';

describe('dates of feeds', () => {
  it.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01', '2004-01-01T19:48:21.000Z'],
    ['Thu, 01 Jan 04 19:48:21 EST', '2004-01-01', '2004-01-02T00:48:21.000Z'],
    ['01 Jan 99 19:48 +0000', '1999-01-01', '1999-01-01T19:48:00.000Z'],
    ['lun., 03 juin 2019 14:05:00 HAE', '2019-06-03', '2019-06-03T18:05:00.000Z'],
    ['Ven, 14 févr. 2025 09:00:00 -0500', '2025-02-14', '2025-02-14T14:00:00.000Z'],
    ['1er août 2024', '2024-08-01', undefined],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24', '2018-09-24T22:42:40.000Z'],
    ['2003-12-31T10:14:55-08:00', '2003-12-31', '2003-12-31T18:14:55.000Z'],
    ['2003-12-31T10:14:55.123Z', '2003-12-31', '2003-12-31T10:14:55.000Z'],
    ['2024-02', '2024-02', undefined],
    ['2024', '2024', undefined],
    ['20240229', '2024-02-29', undefined],
    ['Jan 1, 2004 7:48 PM EST', '2004-01-01', '2004-01-02T00:48:00.000Z'],
    ['Thu Jan  1 19:48:21 2004', '2004-01-01', undefined],
    ['31 Feb 2024 10:00:00 GMT', '2024-02', undefined],
    ['2018-01-06T08:00', '2018-01-06', undefined],
    ['Mon, 99 Foo 2020', '2020', undefined],
  ])('%s', (said, on, at) => {
    expect(momentOf(said)).toEqual(at === undefined ? { on } : { on, at });
  });

  it.each(['', 'bientôt', 'yesterday', '00/00/0000'])('%s is none', (said) => {
    expect(momentOf(said)).toBeUndefined();
  });
});
