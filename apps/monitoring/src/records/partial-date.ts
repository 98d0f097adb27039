/** A date known to the year, the month or the day: `2019`, `2019-07`, `2019-07-03`. Sorts as text. */
export type PartialDate = string;

/** The months in English and French without accents. */
const MONTHS = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
];

/**
 * The date that a year, a month (`7`, `07`, `Jul`, `juillet`) and a day say as far as they make sense:
 * 31 September is September. Undefined without a year.
 */
export function partialDate(year?: string, month?: string, day?: string): PartialDate | undefined {
  const y = /^\s*(\d{4})\s*$/.exec(year ?? '')?.[1];
  if (y === undefined || y === '0000') return undefined;
  const m = monthOf(month ?? '');
  if (m === undefined) return y;
  const d = /^\s*0?(\d{1,2})\s*$/.exec(day ?? '')?.[1];
  const number = Number(d ?? 0);
  if (number < 1 || number > daysIn(Number(y), m)) return `${y}-${two(m)}`;
  return `${y}-${two(m)}-${two(number)}`;
}

/** A month by its number or by the beginning of its name in English or French. */
export function monthOf(said: string): number | undefined {
  if (/^\s*\d{1,2}\.?\s*$/.test(said)) {
    const number = Number.parseInt(said, 10);
    return number >= 1 && number <= 12 ? number : undefined;
  }
  const text = said.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');
  if (text.length < 3) return undefined;
  const meant = MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(text)) ? [at + 1] : []));
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * The first date that free text says: MEDLINE's `1998 Dec-1999 Jan`, `2000 Spring`, `1975 Jul-Aug`,
 * `2002 Sep 30`, `Winter 2011`, a RIS `2005/07/15/`, `2016-10-19T00:00:00Z`, `10 juin 2013`.
 */
export function dateIn(text: string): PartialDate | undefined {
  const numeric = /(?<!\d)(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?!\d)/.exec(text);
  if (numeric) return partialDate(numeric[1], numeric[2], numeric[3]);
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  if (compact) return partialDate(compact[1], compact[2], compact[3]);
  const dayFirst = /(?<!\d)(\d{1,2})\s+(\p{L}{3,}\.?)\s+(\d{4})(?!\d)/u.exec(text);
  if (dayFirst && monthOf(dayFirst[2]!) !== undefined) return partialDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const yearFirst = /(?<!\d)(\d{4})(?!\d)[\s/,-]*(\p{L}{3,}\.?|\d{1,2}(?!\d))?[\s/]*(\d{1,2})?(?!\d)/u.exec(text);
  if (!yearFirst) return undefined;
  const before = /(\p{L}{3,})\.?\s*$/u.exec(text.slice(0, yearFirst.index));
  const month = monthOf(yearFirst[2] ?? '') === undefined ? before?.[1] : yearFirst[2];
  return partialDate(yearFirst[1], month, month === yearFirst[2] ? yearFirst[3] : undefined);
}

/** Whether all that a date may mean lies before a day: `2019` does before 2020-01-01, and not before 2019-07-03. */
export const isBefore = (date: PartialDate, day: PartialDate): boolean => date < day.slice(0, date.length);

export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

const two = (number: number): string => String(number).padStart(2, '0');
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
