import { DateTime } from 'luxon';
import type { UnitOfWork } from '@liaison/platform';

export const ZONE = 'America/Toronto';

/** Work that is due at known times. Each slot runs once, whoever ticks; a missed one is caught up. */
export interface Schedule {
  name: string;
  /** The slots after one instant, up to and with another, oldest first. */
  slots(after: Date, until: Date): Date[];
  run(work: UnitOfWork, slot: Date): Promise<void>;
}

/** Slots caught up after a standstill at most; older ones have lost their use. */
const CAUGHT_UP_AT_MOST = 500;

/** Every day at a time of the clock on the wall in Toronto; the hour that spring skips is taken an hour later. */
export const daily = (hour: number, minute = 0): Schedule['slots'] => (after, until) => {
  const slots: Date[] = [];
  let day = DateTime.fromJSDate(after, { zone: ZONE }).startOf('day');
  for (; slots.length < CAUGHT_UP_AT_MOST; day = day.plus({ days: 1 })) {
    const slot = day.set({ hour, minute }).toJSDate();
    if (slot > until) return slots;
    if (slot > after) slots.push(slot);
  }
  return slots;
};
