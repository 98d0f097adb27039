import type { Entry } from '../records/entry.js';

/** A document as a source or a person gave it, without its transfer's compression. */
export interface Document {
  bytes: Uint8Array;
  /** As the server said it: `application/rss+xml; charset=iso-8859-1`. */
  contentType?: string;
  /** `Content-Language`, for documents that do not say it themselves. */
  contentLanguage?: string;
  /** Where it came from: relative addresses in it are relative to this. */
  url?: string;
  /** When it was taken. A date more than a day later is not believed. */
  takenAt: Date;
}

/**
 * Reads a document entry by entry. It never throws for what a document says: what cannot be taken is an
 * entry `refused`, with a reason for people.
 */
export type Reader = (document: Document) => Iterable<Entry>;
