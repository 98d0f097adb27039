import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { assertSchedule, nextSlot, slotsOf, ZONE } from './slots.js';

const FROM = new Date('2024-01-01T04:59:59Z');
const UNTIL = new Date('2031-01-01T04:59:59Z');
const DAYS = 2_557;
const local = (slot: Date): string => DateTime.fromJSDate(slot, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');

/** Looks at the clock at odd times from 2024 to 2030, as a service does that is sometimes down. */
function everySlot(cron: string): Date[] {
  const seen: Date[] = [];
  let last = FROM;
  for (let at = FROM.getTime(), turn = 0; last < UNTIL; turn++) {
    at = Math.min(at + (turn % 40 === 0 ? 9 * 86_400_000 : 7 * 3_600_000 + 13_000), UNTIL.getTime());
    const due = slotsOf(cron, last, new Date(at));
    seen.push(...due);
    last = due.at(-1) ?? last;
    if (at === UNTIL.getTime() && due.length === 0) return seen;
  }
  return seen;
}

describe('slots from 2024 to 2030', () => {
  it('come once a day in Toronto, none skipped or doubled by the clocks that change', () => {
    const days = everySlot('30 2 * * *').map((slot) => local(slot).slice(0, 10));
    expect([days.length, new Set(days).size]).toEqual([DAYS, DAYS]);
  });

  it('of every hour come each hour that the clock on the wall shows, the one that autumn repeats once', () => {
    const hours = (day: string) => slotsOf('0 * * * *', DateTime.fromISO(`${day}T00:00`, { zone: ZONE }).minus(1).toJSDate(), DateTime.fromISO(`${day}T23:59`, { zone: ZONE }).toJSDate()).length;
    expect(['2026-03-07', '2026-03-08', '2026-11-01'].map(hours)).toEqual([24, 23, 24]);
  });

  it('of weekdays fall on weekdays', () => {
    const days = slotsOf('15 7 * * 1-5', FROM, new Date('2024-12-31T12:00:00Z')).map((slot) => DateTime.fromJSDate(slot, { zone: ZONE }).weekday);
    expect([days.length, Math.max(...days)]).toEqual([261, 5]);
  });

  it('take the hour that spring skips when it is over, and the hour that autumn repeats once', () => {
    const on = (day: string) => slotsOf('30 2 * * *', new Date(`${day}T00:00:00-05:00`), new Date(`${day}T23:00:00-05:00`)).map(local);
    expect([on('2026-03-08'), on('2026-11-01')]).toEqual([['2026-03-08 03:30'], ['2026-11-01 02:30']]);
    const repeated = slotsOf('30 1 * * *', new Date('2026-11-01T00:00:00-04:00'), new Date('2026-11-01T23:00:00-05:00'));
    expect(repeated).toHaveLength(1);
  });
});

describe('a schedule', () => {
  const now = new Date('2026-03-02T15:00:00Z');
  it.each([
    ['0 6 * *', 'four fields'],
    ['0 6 * * * *', 'six fields'],
    ['a b c d e', 'words'],
    ['0 25 * * *', 'an hour that no day has'],
    ['0 0 30 2 *', 'a day that never comes'],
    ['* * * * *', 'every minute'],
    ['0,2 6 * * *', 'two slots too close'],
  ])('%j is refused: %s', (cron) => expect(() => assertSchedule(cron, now)).toThrow('unprocessable'));

  it.each(['0 6 * * *', '*/5 * * * *', '0 7,12 * * 1-5', '0 0 29 2 *'])('%j is taken', (cron) => expect(() => assertSchedule(cron, now)).not.toThrow());

  it.each(['30 2,3 * * *', '58 2-4 * * *'])('%j is taken in every season, though the hour that spring skips brings two of its slots together', (cron) => {
    for (const month of [3, 6]) expect(() => assertSchedule(cron, new Date(`2026-0${month}-02T15:00:00Z`))).not.toThrow();
  });

  it('tells its next slot', () => expect(local(nextSlot('0 6 * * *', now)!)).toBe('2026-03-03 06:00'));
});
