import { DateTime } from 'luxon';

/** The day in Québec, YYYY-MM-DD. */
export const dayOf = (now: Date): string => DateTime.fromJSDate(now, { zone: 'America/Toronto' }).toISODate()!;
