import type { Page } from '../intake/intake.js';
import type { Failure, Source } from '../sources/source.entity.js';

/** What is asked of a source. */
export interface Look {
  source: Source;
  apiKey?: string;
  /** A strategy's, where it is asked for one. */
  query: string | null;
  from: Date;
  to: Date;
  /** It has never been read to its end. */
  first: boolean;
  /** A person has asked for it. */
  urgent: boolean;
  /** Where the adapter stood after the last page that was kept. */
  state: Record<string, unknown>;
}

/** Why a look ended before its end; without it, it came to its end. */
export type Stopped =
  /** The source has asked to be left in peace. */
  | { kind: 'later'; until: Date; failure: Failure }
  /** `forGood`: it would come to the same again. */
  | { kind: 'failed'; failure: Failure; forGood?: boolean }
  /** The source says that it will not come back. */
  | { kind: 'gone'; failure: Failure };

/** Looks at a source, page by page. It never throws for what a source does. */
export abstract class Looker {
  abstract look(ask: Look, stop: AbortSignal): AsyncGenerator<Page, Stopped | null>;
}
