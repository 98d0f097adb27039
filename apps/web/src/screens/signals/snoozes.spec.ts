import { describe, expect, it } from '@jest/globals';
import { timesIn } from '../../parts/times-in.js';
import { morningOf, snoozes } from './snoozes.js';

const times = timesIn('fr-CA', 'America/Toronto');
const at = (now: string) => snoozes.map((one) => times.toInput(morningOf(one, times, new Date(now))));

describe('a signal that is put off', () => {
  it('comes back at eight in the morning, where the person is', () => {
    expect(at('2026-11-26T15:00:00Z')).toEqual(['2026-11-27T08:00', '2026-11-29T08:00', '2026-11-30T08:00', '2026-12-26T08:00']);
  });

  it('counts from the person’s day, not from that of Greenwich, and over a change of the clocks', () => {
    expect(at('2026-03-07T03:30:00Z')).toEqual(['2026-03-07T08:00', '2026-03-09T08:00', '2026-03-09T08:00', '2026-04-05T08:00']);
  });

  it('on a Monday comes back the next one, on a Sunday the day after', () => {
    expect(at('2026-11-30T15:00:00Z')[2]).toBe('2026-12-07T08:00');
    expect(at('2026-11-29T15:00:00Z')[2]).toBe('2026-11-30T08:00');
  });
});
