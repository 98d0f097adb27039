import { isId } from './ids.js';

/**
 * The vocabulary of event facts. There is no free string in it on purpose: whatever a person may
 * have typed belongs in the personal part of an event, where erasure can reach it.
 */
export interface Shape<T> {
  readonly name: string;
  accepts(value: unknown): boolean;
  /** Never set: carries the TypeScript type. */
  readonly type?: T;
}

export interface Fact<T> extends Shape<T> {
  readonly fact: true;
  /** What it is made of: the allowed values, the shape of an item, the shapes of the fields. */
  readonly of?: readonly string[] | Fact<unknown> | Record<string, Fact<unknown>>;
}

export type Values<S extends Record<string, Shape<unknown>>> = {
  [K in keyof S]: S[K] extends Shape<infer T> ? T : never;
};

const fact = <T>(name: string, accepts: (value: unknown) => boolean, of?: Fact<T>['of']): Fact<T> => ({ fact: true, name, accepts, of });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9_./:+-]{0,79}$/;

export const id = fact<string>('id', isId);
export const integer = fact<number>('integer', Number.isSafeInteger);
export const number = fact<number>('number', Number.isFinite);
export const flag = fact<boolean>('flag', (v) => typeof v === 'boolean');
/** An instant in UTC, ISO 8601 with a final Z. */
export const instant = fact<string>('instant', (v) => typeof v === 'string' && INSTANT.test(v));
export const date = fact<string>('date', (v) => typeof v === 'string' && DATE.test(v));
/** A code of a code list: letters, digits and `_ . / : + -`, at most 80 characters, no space. */
export const code = fact<string>('code', (v) => typeof v === 'string' && CODE.test(v));

export const oneOf = <const T extends string>(...values: readonly T[]): Fact<T> =>
  fact(`oneOf(${values.join('|')})`, (v) => values.includes(v as T), values);

export const maybe = <T>(of: Fact<T>): Fact<T | null> => fact(`${of.name}?`, (v) => v === null || of.accepts(v), of);

export const list = <T>(of: Fact<T>): Fact<T[]> =>
  fact(`[${of.name}]`, (v) => Array.isArray(v) && v.every((item) => of.accepts(item)), of);

export const record = <S extends Record<string, Fact<unknown>>>(of: S): Fact<Values<S>> =>
  fact(`{${Object.entries(of).map(([k, s]) => `${k}:${s.name}`)}}`, (v) => fits(of, v) === null, of);

/** Free text, names, contact points: only in the personal part. JSON of any form. */
export const personal = <T>(name: string): Shape<T> => ({ name, accepts: (v) => v !== undefined });

/** The first field that does not fit, or null. */
export function fits(shapes: Record<string, Shape<unknown>>, value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '(not an object)';
  const given = value as Record<string, unknown>;
  for (const key in given) if (!shapes[key]) return key;
  for (const key in shapes) if (!shapes[key]!.accepts(given[key])) return key;
  return null;
}
