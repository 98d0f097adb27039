import type { Bilingual } from '@liaison/platform';
import type { Gone, Later } from '../fetching/fetched.js';
import type { Http } from '../fetching/http.js';
import type { Document } from '../reading/document.js';
import type { Format } from '../reading/readers.js';
import type { Entry } from '../records/entry.js';
import type { Setting, Settings } from './settings.js';

/** What is asked of a source. */
export interface Question {
  /** Complete: what `completed` made of a source's settings. */
  settings: Settings;
  apiKey?: string;
  /** A strategy's, where the source is asked for one; otherwise the settings say what is wanted. */
  query: string | null;
  /** What has appeared or changed in this time; sources that count in days give whole days. */
  from: Date;
  to: Date;
  /** Of the last step that was kept, or of the last look. */
  state: State;
  /** A person waits for it: what a source would rather have is not asked after. */
  urgent?: boolean;
  signal?: AbortSignal;
}

/** Where to go on: plain JSON, kept by whoever asks. */
export type State = Readonly<Record<string, unknown>>;

/** One piece of an answer. When it has been kept, `state` may be. */
export interface Step {
  /** To be read as its `format`. */
  document?: Document;
  format?: Format;
  /** What needs no reading: changes of a page, what the source has kept back. */
  entries?: Entry[];
  state: State;
  /** How many records the source says that there are. */
  hits?: number;
  /** The source's new address, when it has moved for good. */
  movedTo?: string;
  /** Before this moment the source could only say the same. */
  restUntil?: Date;
}

/** Why a look ended before its end; null when it came to its end. */
export type Ended = Gone | Later | { kind: 'failed'; code: string; message: Bilingual } | null;

/** How one kind of source is asked. It never throws for what a source does. */
export interface Adapter {
  /** What this kind of source is called. */
  name: Bilingual;
  /** Whether a key at the source is of use; left out, the source knows none. */
  apiKey?: 'optional' | 'needed';
  settings: readonly Setting[];
  /** It gives all that it has, however old: it cannot be asked for what is new. */
  whole?: true;
  fetchSince(question: Question, http: Http): AsyncGenerator<Step, Ended>;
}

export const failed = (code: string, fr: string, en: string): Ended => ({ kind: 'failed', code, message: { fr, en } });
