import type { Document } from '../reading/document.js';
import type { Failed } from './failures.js';
import type { Limits } from './limits.js';

export interface Ask {
  url: string;
  /** Sent as a form, by POST. */
  form?: Record<string, string>;
  accept?: string;
  /**
   * Who asks: tool, e-mail, API key. They travel as parameters to the first origin only, and stand in
   * nothing that comes back: no address of a document, no message.
   */
  credentials?: Record<string, string>;
  /** What an earlier answer was known by. */
  known?: Known;
  /** How often this host may be asked. */
  perSecond?: number;
  limits?: Limits;
  /** Gives up early, as when the service is being stopped. */
  signal?: AbortSignal;
}

/** Kept and sent back byte for byte: quotes, `W/` and all. */
export interface Known {
  etag?: string;
  lastModified?: string;
}

/** How one fetch has ended. A source can do nothing that is not one of these. */
export type Fetched = Taken | Unchanged | Gone | Later | Failed;

export interface Taken extends Moved {
  kind: 'fetched';
  document: Document;
  known: Known;
  /** `Link: …; rel="next"`. */
  next?: string;
}

export interface Unchanged extends Moved {
  kind: 'unchanged';
  known: Known;
}

interface Moved {
  /** Before this moment it could only say the same. */
  restUntil?: Date;
  /** Where the source lives from now on, when it said so for good (301, 308). Never said of a way that leads on for now. */
  movedTo?: string;
}

/** 410: it will not come back, and wishes not to be asked again. */
export interface Gone {
  kind: 'gone';
}

/** 429 or 503: not before this moment. */
export interface Later {
  kind: 'later';
  until: Date;
  status: number;
}
