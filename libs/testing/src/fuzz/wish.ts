import type { Operation } from './document.js';

/** One request in the making. */
export interface Wish {
  operation: Operation;
  /** Whose token it carries; null: none. */
  who: string | null;
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  /** The body as a value, while it is one. */
  json?: unknown;
  /** The body as bytes, when it is not to be made from `json`. */
  raw?: Buffer;
  /** What was done to it on purpose. */
  hostile: string[];
  /** Why it may never succeed, when that follows from what was done to it. */
  impossible?: string;
}

export const bodyOf = ({ raw, json }: Wish): Buffer | null => raw ?? (json === undefined ? null : Buffer.from(JSON.stringify(json)));

export function addressOf({ path, query }: Wish): string {
  if (query.length === 0) return path;
  return `${path}?${query.map(([name, value]) => `${encodeURIComponent(name)}=${percent(value)}`).join('&')}`;
}

/** Lone surrogates cannot be written in UTF-8: they travel as the bytes that a broken client sends. */
const percent = (value: string): string => {
  try {
    return encodeURIComponent(value);
  } catch {
    return '%ED%A0%80';
  }
};
