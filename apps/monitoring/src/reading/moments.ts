import { monthOf, partialDate, type PartialDate } from '../records/partial-date.js';

/** A date as a source wrote it: the day in its own zone, and the moment where hour and zone are there. */
export interface Moment {
  on: PartialDate;
  /** UTC, ISO 8601. */
  at?: string;
}

const ISO = /^(\d{4})-?(\d{2})?-?(\d{2})?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
/** RFC 822 and what comes near it: `Thu, 01 Jan 2004 19:48:21 GMT`, `1 janv. 04 19:48 EST`, `lundi 3 juin 2019 à 14:05`. */
const DAY_FIRST = /^(?:\p{L}+\.?,?\s+)?(?:le\s+)?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?:de\s+)?(\p{L}{3,})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?:,?\s+(?:(?:à|at)\s+)?(\d{1,2})(?::|\s?h\s?)(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(.*))?$/iu;
/** `Jan 1, 2004 7:48 PM EST`, asctime's `Thu Jan  1 19:48:21 2004`. */
const MONTH_FIRST = /^(?:\p{L}+\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{4}),?)?(?:\s*(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?\s*(\p{L}{1,5}|[+-]\d{2}:?\d{2})?\s*(\d{4})?$/iu;

/** Hours from UTC of the zones that feeds name; `HNE` and `HAE` are Québec's own. */
const ZONES: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, bst: 1, cet: 1, met: 1, west: 1, cest: 2, mest: 2, eet: 2, eest: 3, msk: 3, jst: 9,
  nst: -3.5, ndt: -2.5, hnt: -3.5, hat: -2.5, ast: -4, adt: -3, hna: -4, haa: -3, est: -5, edt: -4, et: -5, hne: -5, hae: -4,
  cst: -6, cdt: -5, hnc: -6, hac: -5, mst: -7, mdt: -6, hnr: -7, har: -6, pst: -8, pdt: -7, hnp: -8, hap: -7,
}; // prettier-ignore

/** Names of months in the other languages that feeds are met in; English and French are `monthOf`'s. */
const OTHER_MONTHS = ['ene|gen', 'fev', 'maerz|marz|mrz', 'abr', 'mag|mayo', 'giu', 'lug', 'ago', 'set', 'out|okt|ott', 'nov', 'dez|dic'];

/** Reads a date of a feed; undefined when it says none that exists. */
export function momentOf(said: string): Moment | undefined {
  const text = said.trim().replace(/\s+/gu, ' ').replace(/\s*\([^)]*\)$/, '');
  const iso = ISO.exec(text);
  if (iso) return moment(iso[1]!, iso[2], iso[3], iso.slice(4, 7), iso[8]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return moment(fullYear(dayFirst[3]!), month(dayFirst[2]!), dayFirst[1], dayFirst.slice(4, 7), dayFirst[7]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (!monthFirst) return undefined;
  const [, name, day, year, hour, minute, second, half, zone, lastYear] = monthFirst;
  return moment(year ?? lastYear ?? '', month(name!), day, [halfDay(hour, half), minute, second], zone);
}

function moment(year: string, month: string | undefined, day: string | undefined, time: (string | undefined)[], zone: string | undefined): Moment | undefined {
  const on = partialDate(year, month, day);
  if (on === undefined) return undefined;
  const offset = offsetOf(zone?.trim() ?? '');
  if (on.length < 10 || time[0] === undefined || offset === undefined) return { on };
  const [hour, minute, second] = time.map((part) => Number(part ?? 0));
  if (hour! > 24 || minute! > 59 || second! > 60) return { on };
  const at = Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8)), hour, minute, Math.min(second!, 59)) - offset * 3_600_000;
  return { on, at: new Date(at).toISOString() };
}

function offsetOf(zone: string): number | undefined {
  const numeric = /^(?:gmt|utc)?([+-])(\d{2}):?(\d{2})$/i.exec(zone);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) + Number(numeric[3]) / 60);
  return ZONES[zone.toLowerCase()];
}

/** RFC 2822: 00 to 49 is this century. */
const fullYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`);

function month(name: string): string | undefined {
  const number = monthOf(name) ?? otherMonth(name);
  return number === undefined ? undefined : String(number);
}

function otherMonth(name: string): number | undefined {
  const text = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const at = OTHER_MONTHS.findIndex((starts) => starts.split('|').some((start) => text.startsWith(start)));
  return at < 0 ? undefined : at + 1;
}

const halfDay = (hour: string | undefined, half: string | undefined): string | undefined =>
  hour === undefined || half === undefined ? hour : String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0));
