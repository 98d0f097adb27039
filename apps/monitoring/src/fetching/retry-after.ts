import { WAIT_MS } from './limits.js';

/**
 * When a source wishes to be asked again, from `Retry-After`: seconds or a date of HTTP.
 * Whatever it says is held between a second and a day.
 */
export function retryAfter(header: string | undefined, now: Date): Date {
  const said = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(said) ? Number(said) * 1_000 : HTTP_DATE.test(said) ? Date.parse(said) - now.getTime() : Number.NaN;
  const clamped = Number.isNaN(waitMs) ? WAIT_MS.unsaid : Math.min(Math.max(waitMs, WAIT_MS.least), WAIT_MS.most);
  return new Date(now.getTime() + clamped);
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the older form with the year in two digits. */
const HTTP_DATE = /^[A-Z][a-z]+, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;
