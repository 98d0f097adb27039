const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Times as the person reads them: in their language and their time zone. */
export interface Times {
  /** Such as « 26 novembre 2026, 10 h 15 ». */
  moment(iso: string): string;
  /** Such as « 26 nov. 2026 ». */
  day(date: string): string;
  /** A date as far as it is known: « 2026 », « novembre 2026 », « 26 nov. 2026 ». */
  partial(date: string): string;
  /** Such as « jeudi 26 novembre ». */
  weekday(iso: string): string;
  clock(iso: string): string;
  /** How far a deadline is, or how long it has passed. */
  distance(iso: string, now?: number): string;
  /** The value of an input of date and time, and back. */
  toInput(iso: string): string;
  fromInput(local: string): string;
}

export function timesIn(locale: string, timeZone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => (iso: string) => asWritten(locale, new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(iso)));
  return {
    moment: format({ dateStyle: 'long', timeStyle: 'short' }),
    // A date is a date everywhere: it is not moved into a zone.
    day: (date) => format({ dateStyle: 'medium', timeZone: date.length === 10 ? 'UTC' : timeZone })(date),
    partial: (date) => (/^\d{4}$/.test(date) ? date : /^\d{4}-\d{2}$/.test(date) ? format({ month: 'long', year: 'numeric', timeZone: 'UTC' })(`${date}-01`) : format({ dateStyle: 'medium', timeZone: 'UTC' })(date)),
    weekday: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    clock: format({ timeStyle: 'short' }),
    distance: (iso, now = Date.now()) => distanceIn(locale, new Date(iso).getTime() - now),
    toInput: (iso) => toLocal(new Date(iso), timeZone),
    fromInput: (local) => fromLocal(local, timeZone),
  };
}

/** As one writes it in Québec: « 1er décembre », « 8 h 30 », « 8 h »; an hour is not torn apart at the end of a line. */
function asWritten(locale: string, text: string): string {
  if (!locale.startsWith('fr')) return text;
  const dated = text.replace(/(^|\s)1 (?=\p{L}{3})/u, '$11er ');
  return dated.replace(/\b0?(\d{1,2})\sh\s00\b/, '$1\u00a0h').replace(/\b0?(\d{1,2})\sh\s(\d\d)/, '$1\u00a0h\u00a0$2');
}

function distanceIn(locale: string, ms: number): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const size = Math.abs(ms);
  // Nobody says « il y a 0 minute ».
  if (size < MINUTE_MS / 2) return momentsFrom(locale, ms);
  if (size < HOUR_MS) return relative.format(Math.round(ms / MINUTE_MS), 'minute');
  if (size < 2 * DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / DAY_MS), 'day');
}

function momentsFrom(locale: string, ms: number): string {
  if (locale.startsWith('fr')) return ms > 0 ? 'dans un instant' : 'à l’instant';
  return ms > 0 ? 'in a moment' : 'just now';
}

function toLocal(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant at which the clocks of a zone show this: guessed as UTC, then moved by what the zone shows of the guess. */
function fromLocal(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  let instant = wanted;
  // Twice, because the first move may cross a change of the clocks.
  for (let round = 0; round < 2; round++) instant += wanted - Date.parse(`${toLocal(new Date(instant), timeZone)}:00Z`);
  return new Date(instant).toISOString();
}
