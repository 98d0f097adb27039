const SECOND = 1_000;
const MEGABYTE = 2 ** 20;

/** What one fetch may take, redirects included. */
export interface Limits {
  totalMs: number;
  /** How long a source may say nothing: while connecting, before its headers, between two pieces of its body. */
  idleMs: number;
  /** As it travels. */
  wireBytes: number;
  /** After decompression, which is where a bomb goes off. */
  bytes: number;
}

/** Feeds are held to 10 MB by common agreement; a page of 1,000 records of an API comes to about 20. */
export const LIMITS: Limits = { totalMs: 60 * SECOND, idleMs: 15 * SECOND, wireBytes: 16 * MEGABYTE, bytes: 32 * MEGABYTE };

/** For a source that gives its whole collection as one file, such as all recalls of Health Canada. */
export const WHOLE_COLLECTION: Limits = { ...LIMITS, totalMs: 300 * SECOND, wireBytes: 64 * MEGABYTE, bytes: 128 * MEGABYTE };

/** Browsers follow twenty; a source that needs more than five is mistaken. */
export const REDIRECTS = 5;

/** What a source says beside an error is read for its reason only. */
export const ERROR_BYTES = 64 * 1024;

/** An answer may be packed in itself more than once; nobody who means well does it more than twice. */
export const ENCODINGS = 2;

/** Longer is no validator but an attempt to have us carry something. */
export const VALIDATOR_LENGTH = 1_024;

/** A source that asks us to wait is believed within these bounds. */
export const WAIT_MS = { least: SECOND, most: 24 * 3_600 * SECOND, unsaid: 60 * SECOND };

/** How often a host is asked where neither its documentation nor a setting says more. */
export const PER_SECOND = 1;
