import { isId } from '@liaison/contracts';
import { date } from '../fields/checks.js';
import { field } from '../fields/field.js';
import { Problem } from '../problem.js';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Send it as `cursor` to get what follows; null at the end. */
  nextCursor: string | null;
}

const LIMIT = { normal: 50, max: 200 };

/** The parameters that every list takes. */
export class PageQuery {
  @field.integer({ min: 1, max: LIMIT.max, optional: true, description: 'Items a page; 50 unless told.' }) limit?: number;
  // As long as the longest that a page gives: it holds what the list is sorted by, and names may be long.
  @field.text({ max: 4_000, optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
}

/** How a list may be sorted: the SQL expression and its type. The id breaks ties and so makes the order total. */
export interface Sorting {
  column: string;
  type: 'text' | 'timestamptz' | 'date' | 'int' | 'bigint' | 'uuid';
  descending?: boolean;
}

interface Cursor {
  sort: string;
  value: string;
  id: string;
}

/**
 * The keyset of one list request: where it starts, how it is ordered, where it goes on.
 * The id column of the listed table must be `${alias}.id`.
 */
export class Keyset {
  readonly limit: number;
  readonly #after: Cursor | null;
  readonly #sorting: Sorting;

  constructor(
    query: PageQuery,
    private readonly sort: string,
    sortings: Record<string, Sorting>,
    private readonly alias: string,
  ) {
    this.#sorting = sortings[sort]!;
    this.limit = query.limit ?? LIMIT.normal;
    this.#after = query.cursor ? read(query.cursor, sort, this.#sorting.type) : null;
  }

  /** The condition that skips what came before; adds its parameters to `values`. */
  where(values: unknown[]): string {
    if (!this.#after) return 'true';
    const { column, type, descending } = this.#sorting;
    const value = `$${values.push(this.#after.value)}::text::${type}`;
    return `(${column}, ${this.alias}.id) ${descending ? '<' : '>'} (${value}, $${values.push(this.#after.id)}::uuid)`;
  }

  /** ORDER BY and LIMIT: one row more than the page, which tells whether there is another. */
  get order(): string {
    const direction = this.#sorting.descending ? 'DESC' : 'ASC';
    return `ORDER BY ${this.#sorting.column} ${direction}, ${this.alias}.id ${direction} LIMIT ${this.limit + 1}`;
  }

  /** What to add to the selected columns, so that the next page can be found. */
  get key(): string {
    return `${this.#sorting.column}::text AS sort_key`;
  }

  page<R extends { id: string; sort_key: string }, T>(rows: R[], present: (row: R) => T): Page<T> {
    const shown = rows.slice(0, this.limit);
    const last = shown.at(-1);
    const more = rows.length > this.limit && last;
    return {
      items: shown.map(present),
      nextCursor: more ? write({ sort: this.sort, value: last.sort_key, id: last.id }) : null,
    };
  }
}

const write = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.sort, cursor.value, cursor.id])).toString('base64url');

function read(text: string, sort: string, type: Sorting['type']): Cursor {
  try {
    const [of, value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (of === sort && typeof value === 'string' && isId(id) && isWritten[type](value)) return { sort, value, id };
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw badCursor();
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const isInfinite = (value: string): boolean => value === 'infinity' || value === '-infinity';

/** Whether a text may be what Postgres writes of a type. Anything else would fail when it is cast back. */
const isWritten: Record<Sorting['type'], (value: string) => boolean> = {
  text: (value) => !value.includes('\0'),
  uuid: isId,
  int: (value) => /^-?\d{1,9}$/.test(value),
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  date: (value) => isInfinite(value) || date(value) === null,
  timestamptz: (value) => isInfinite(value) || date(INSTANT.exec(value)?.[1]) === null,
};

export const badCursor = (): Problem =>
  new Problem('invalid-request', null, {
    errors: [
      {
        field: 'cursor',
        code: 'not-a-cursor',
        message: { fr: 'Ce curseur n’est pas de cette liste.', en: 'This cursor is not of this list.' },
      },
    ],
  });

/** The `Link: …; rel="next"` header of a page that has a next one. */
export function pageLink(body: unknown, url: string): Record<string, string> {
  const next = (body as Page<unknown> | undefined)?.nextCursor;
  if (typeof next !== 'string' || !Array.isArray((body as Page<unknown>).items)) return {};
  const address = new URL(url, 'http://list');
  address.searchParams.set('cursor', next);
  return { link: `<${address.pathname}${address.search}>; rel="next"` };
}
