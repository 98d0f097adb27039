import type { Times } from '../../parts/times-in.js';

export const snoozes = ['tomorrow', 'days', 'monday', 'month'] as const;
export type Snooze = (typeof snoozes)[number];

const MORNING = '08:00';
const DAY_MS = 86_400_000;

/** The morning on which a signal that is put off comes back, on the clocks of whoever puts it off. */
export function morningOf(snooze: Snooze, times: Pick<Times, 'toInput' | 'fromInput'>, now = new Date()): string {
  const today = new Date(`${times.toInput(now.toISOString()).slice(0, 10)}T00:00:00Z`);
  const inDays = { tomorrow: 1, days: 3, monday: (8 - today.getUTCDay()) % 7 || 7, month: 30 }[snooze];
  return times.fromInput(`${new Date(today.getTime() + inDays * DAY_MS).toISOString().slice(0, 10)}T${MORNING}`);
}
