import { IANAZone } from 'luxon';
import { isId } from '@liaison/contracts';
import type { Bilingual } from '../problem.js';

/** Why a value is refused, in both languages. */
export interface Refusal {
  code: string;
  message: Bilingual;
}

/** Null when the value is fine. */
export type Check = (value: unknown) => Refusal | null;

const refusal = (code: string, fr: string, en: string): Refusal => ({ code, message: { fr, en } });

export const missing = refusal('required', 'Ce champ est obligatoire.', 'This field is required.');
const notText = refusal('not-text', 'Un texte est attendu.', 'Text is expected.');
const blank = refusal('blank', 'Ce texte est vide.', 'This text is blank.');
const illFormed = refusal(
  'ill-formed-text',
  'Ce texte contient un caractère interdit (NUL, caractère de contrôle ou demi-codet isolé).',
  'This text holds a forbidden character (NUL, a control character or a lone surrogate).',
);

/** Control characters that no field may hold; line breaks and tabs are a matter of the field. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const LINES = /[\t\n\r]/;

export function text(options: { max: number; min?: number; lines?: boolean; pattern?: RegExp }): Check {
  const tooLong = refusal('too-long', `Au plus ${options.max} caractères.`, `At most ${options.max} characters.`);
  const min = options.min ?? 1;
  const badForm = refusal('bad-form', 'Ce texte n’a pas la forme attendue.', 'This text does not have the expected form.');
  return (value) => {
    if (typeof value !== 'string') return notText;
    if (CONTROL.test(value) || !isWellFormed(value) || (!options.lines && LINES.test(value))) return illFormed;
    if (value.length > options.max && [...value].length > options.max) return tooLong;
    if (min > 0 && value.trim().length < min) return blank;
    if (options.pattern && !options.pattern.test(value)) return badForm;
    return null;
  };
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const isWellFormed = (value: string): boolean => !LONE_SURROGATE.test(value);

const notId = refusal('not-an-id', 'Un identifiant UUID est attendu.', 'A UUID is expected.');
export const id: Check = (value) => (isId(value) ? null : notId);

const notInstant = refusal(
  'not-an-instant',
  'Un instant ISO 8601 avec son décalage est attendu, par exemple 2026-03-01T14:30:00-05:00.',
  'An ISO 8601 instant with its offset is expected, such as 2026-03-01T14:30:00-05:00.',
);
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
export const instant: Check = (value) => {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null;
  return parts && isRealDate(parts[1]!) ? null : notInstant;
};

const notDate = refusal('not-a-date', 'Une date réelle AAAA-MM-JJ est attendue.', 'A real date YYYY-MM-DD is expected.');
export const date: Check = (value) => (typeof value === 'string' && isRealDate(value) ? null : notDate);

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Years that a person or a product in use can know; anything else is a slip of the keyboard. */
const YEARS = { from: 1900, to: 2200 };

function isRealDate(value: string): boolean {
  const parts = DATE.exec(value);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < YEARS.from || year > YEARS.to || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function oneOf(values: readonly string[]): Check {
  const known = new Set<unknown>(values);
  const wrong = refusal('not-one-of', `Une de ces valeurs : ${values.join(', ')}.`, `One of: ${values.join(', ')}.`);
  return (value) => (known.has(value) ? null : wrong);
}

export function integer(options: { min: number; max: number }): Check {
  const wrong = refusal(
    'out-of-range',
    `Un nombre entier de ${options.min} à ${options.max}.`,
    `A whole number from ${options.min} to ${options.max}.`,
  );
  return (value) => (Number.isSafeInteger(value) && (value as number) >= options.min && (value as number) <= options.max ? null : wrong);
}

const notFlag = refusal('not-a-flag', 'Vrai ou faux est attendu.', 'True or false is expected.');
export const flag: Check = (value) => (typeof value === 'boolean' ? null : notFlag);

const notZone = refusal('not-a-time-zone', 'Un fuseau IANA est attendu, par exemple America/Toronto.', 'An IANA time zone is expected, such as America/Toronto.');
const zones = new Map<string, boolean>();
/** Valid zones kept at most: there are about 600; a stranger's inventions must not fill the memory. */
const ZONES_KEPT = 1_000;
export const timeZone: Check = (value) => {
  if (typeof value !== 'string' || value.length > 64) return notZone;
  let valid = zones.get(value);
  if (valid === undefined) {
    valid = value.includes('/') || value === 'UTC' ? IANAZone.isValidZone(value) : false;
    if (valid && zones.size < ZONES_KEPT) zones.set(value, valid);
  }
  return valid ? null : notZone;
};

const notObject = refusal('not-an-object', 'Un objet est attendu.', 'An object is expected.');
export const object: Check = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? null : notObject);

export function list(max: number, item?: Check): Check {
  const notList = refusal('not-a-list', 'Une liste est attendue.', 'A list is expected.');
  const tooMany = refusal('too-many', `Au plus ${max} éléments.`, `At most ${max} items.`);
  return (value) => {
    if (!Array.isArray(value)) return notList;
    if (value.length > max) return tooMany;
    if (item) for (const one of value) {
      const wrong = item(one);
      if (wrong) return wrong;
    }
    return null;
  };
}
