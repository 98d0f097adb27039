import { dayOf } from './days.js';

/** The first and the last day of a span, both part of it: `2026-03-02`. */
export type Days = [first: string, last: string];

export const daysIn = (from: Date, to: Date): Days => [dayOf(from), dayOf(to)];

/** Two spans that are one together; nothing of a single day. */
export function halves([first, last]: Days): [Days, Days] | undefined {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  if (start >= end) return undefined;
  const days = Math.floor((end - start) / 86_400_000 / 2);
  const middle = new Date(start + days * 86_400_000);
  return [
    [first, dayOf(middle)],
    [dayOf(new Date(middle.getTime() + 86_400_000)), last],
  ];
}
