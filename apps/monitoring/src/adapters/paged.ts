import { LIMITS, type Limits } from '../fetching/limits.js';
import type { Http } from '../fetching/http.js';
import type { Taken } from '../fetching/fetched.js';
import type { Document } from '../reading/document.js';
import type { Format } from '../reading/readers.js';
import { isObject, type Json } from '../reading/json-values.js';
import { failed, type Ended, type Question, type Step } from './adapter.js';

/** How an interface that answers in pages of JSON is walked. */
export interface Walk {
  format: Format;
  credentials: Record<string, string>;
  /** The address of a page; without a cursor, of the first one. */
  address(cursor: string | undefined): string;
  /** What leads from a page to the next; nothing after the last. */
  next(page: Json, fetched: Taken, cursor: string | undefined): string | undefined;
  hits(page: Json): number | undefined;
  /** Whether a cursor still leads somewhere hours later. */
  cursorsLast: boolean;
  /** What a source means by "not found" when it means "nothing". */
  isEmpty?(said: string | undefined): boolean;
}

/** A page that is larger is not one of ours: they are asked for in sizes that stay far below. */
const PAGE: Limits = { ...LIMITS, bytes: 12 * 2 ** 20 };
/** A source that never comes to an end is not believed. */
const PAGES_MAX = 2_000;

export async function* walk(how: Walk, { settings, state, signal }: Question, http: Http): AsyncGenerator<Step, Ended> {
  const ask = { credentials: how.credentials, perSecond: Number(settings.perSecond), accept: 'application/json', limits: PAGE, signal };
  let cursor = how.cursorsLast && typeof state.cursor === 'string' ? state.cursor : undefined;
  let kept = cursor !== undefined;
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const fetched = await http.fetch({ ...ask, url: how.address(cursor) });
    if (fetched.kind === 'failed' && fetched.status === 404 && how.isEmpty?.(fetched.said)) return null;
    // A cursor that was kept may have been forgotten at the source: then from the beginning.
    if (fetched.kind === 'failed' && kept && (fetched.status === 400 || fetched.status === 404)) {
      [cursor, kept] = [undefined, false];
      continue;
    }
    if (fetched.kind === 'unchanged') return null;
    if (fetched.kind !== 'fetched') return fetched;
    const page = jsonIn(fetched.document);
    if (!isObject(page)) return failed('not-json', 'La source n’a pas répondu par du JSON lisible.', 'The source did not answer with readable JSON.');
    const next = how.next(page, fetched, cursor);
    const hits = how.hits(page);
    yield { document: fetched.document, format: how.format, state: next === undefined ? {} : { cursor: next }, ...(hits !== undefined && { hits }), ...(pages === 0 && fetched.movedTo && { movedTo: fetched.movedTo }) };
    if (next === undefined || next === cursor) return null;
    [cursor, kept] = [next, false];
  }
  return failed('endless', 'La source n’en finit pas : la lecture s’arrête ici.', 'The source never comes to an end: reading stops here.');
}

/** The value of an answer in JSON, read for what stands around its records alone: these are read, and cleaned, elsewhere. */
export function jsonIn({ bytes }: Document): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  } catch {
    return undefined;
  }
}

/** An address below a base, with what is said of it; what is empty is left out. */
export function address(base: string, path: string, said: Record<string, string | undefined>): string {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(said)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** Credentials that are there. */
export const credentialsOf = (said: Record<string, string | undefined>): Record<string, string> => Object.fromEntries(Object.entries(said).filter((one): one is [string, string] => !!one[1]));
