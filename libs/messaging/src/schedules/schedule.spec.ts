import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { daily, ZONE } from './schedule.js';

describe('a daily schedule', () => {
  const slots = daily(2, 30);
  const FROM = new Date('2024-01-01T00:00:00Z');
  const UNTIL = new Date('2031-01-01T00:00:00Z');

  it('has one slot for each day in Toronto from 2024 to 2030, however often the clock is looked at', () => {
    const seen: Date[] = [];
    let last = FROM;
    for (let at = FROM.getTime(); at <= UNTIL.getTime(); at += 7 * 3_600_000 + 13_000) {
      const due = slots(last, new Date(at));
      seen.push(...due);
      last = due.at(-1) ?? last;
    }
    const days = seen.map((slot) => DateTime.fromJSDate(slot, { zone: ZONE }).toISODate());
    expect(new Set(days).size).toBe(days.length);
    expect(days.length).toBe(2_557);
  });

  it('takes the hour that spring skips an hour later, and the hour that autumn repeats once', () => {
    const local = (day: string) =>
      slots(new Date(`${day}T00:00:00-05:00`), new Date(`${day}T23:00:00-05:00`)).map((slot) => DateTime.fromJSDate(slot, { zone: ZONE }).toISO());
    expect(local('2026-03-08')).toEqual(['2026-03-08T03:30:00.000-04:00']);
    expect(local('2026-11-01')).toEqual(['2026-11-01T02:30:00.000-05:00']);
  });
});
