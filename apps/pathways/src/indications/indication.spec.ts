import { describe, expect, it } from '@jest/globals';
import { assertPeriod, assertSource, dayOf, Indication } from './indication.entity.js';

const valid = (validFrom: string, validTo: string | null) => Object.assign(new Indication(), { validFrom, validTo });

describe('an indication', () => {
  it('is on label on both ends of its period and between them', () => {
    const indication = valid('2025-03-01', '2025-03-31');
    expect(['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map((day) => indication.statusOn(day))).toEqual([
      'not_yet_on_label',
      'on_label',
      'on_label',
      'no_longer_on_label',
    ]);
    expect(valid('2025-03-01', null).statusOn('2199-12-31')).toBe('on_label');
  });

  it('counts days in Toronto, whatever the day is elsewhere', () => {
    expect(dayOf(new Date('2026-03-02T03:00:00Z'))).toBe('2026-03-01');
    expect(dayOf(new Date('2026-07-01T04:00:00Z'))).toBe('2026-07-01');
  });

  it('may last a single day and never less', () => {
    expect(() => assertPeriod('2025-03-01', '2025-03-01')).not.toThrow();
    expect(() => assertPeriod('2025-03-01', '2025-02-28')).toThrow('unprocessable');
  });

  it('names as its source a whole address of the web', () => {
    for (const url of [null, 'https://produits.example/monographie?din=00012345#p2', 'http://xn--sant-epa.example'])
      expect(() => assertSource(url)).not.toThrow();
    for (const url of ['https://', 'https://canada.example@autre.example/', 'ftp://produits.example', 'javascript:alert(1)'])
      expect(() => assertSource(url)).toThrow('unprocessable');
  });
});
