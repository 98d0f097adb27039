const DAY_MS = 86_400_000;

/** `2026-03-02`, in UTC: sources count in days, and looks overlap by more than the hours between zones. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const daysBefore = (date: Date, days: number): Date => new Date(date.getTime() - days * DAY_MS);
