import type { SourceKind } from '../../src/sources/source-kinds.js';
import { serveDocument } from '../protocols/documents.js';
import type { Records, Served } from '../protocols/serve.js';
import type { TitledDocument } from './document-titles.js';

/** A source that can be watched from a test: what stands in it is known without reading it as the service does. */
export interface Watched {
  kind: SourceKind;
  /** Beside its address. */
  settings?: Record<string, string>;
  served: Served;
  /** The titles of its records, as they stand there; a record that has none has an empty one. */
  titles: string[];
  /** In some of the titles. */
  word: string;
  /** Its records are older than a first look goes back: it has been read to its end before they came. */
  old?: boolean;
  /** How many of its records say too little to be taken. */
  refused?: number;
  /** One document that says itself when it has not changed: then nothing is read again. */
  conditional: boolean;
  /** Says the first record with the word anew. */
  revise(): void;
}

/** What is put behind a title that is said anew. */
export const REVISED = 'entièrement revu';

export const holding = (titles: readonly string[], word: string): string[] => titles.filter((title) => new RegExp(`\\b${word}\\b`, 'i').test(title));

/** How the title of a record is found, and replaced, without its reader. */
export interface Titled<R> {
  of(record: R): string;
  put(record: R, title: string): R;
}

/** A source that gives records; the server answers out of the map as it then is. */
export async function watchedRecords<R>(kind: SourceKind, records: Records<R>, serve: (records: Records<R>) => Promise<Served>, title: Titled<R>, word: string, settings?: Record<string, string>): Promise<Watched> {
  return {
    ...{ kind, settings, word, conditional: false },
    served: await serve(records),
    titles: [...records.values()].map((record) => title.of(record)),
    revise: () => {
      const [key, record] = [...records].find(([, one]) => holding([title.of(one)], word).length > 0)!;
      records.set(key, title.put(record, `${title.of(record)} ${REVISED}`));
    },
  };
}

/** A source that is one document of which records are a part. */
export async function watchedDocument(kind: SourceKind, content: string, type: string, title: TitledDocument, word: string): Promise<Watched> {
  const { change, ...served } = await serveDocument(content, type);
  const titles = title.of(content);
  const first = titles.findIndex((one) => holding([one], word).length > 0);
  return { kind, served, titles, word, conditional: true, revise: () => change(title.put(content, first, `${titles[first]} ${REVISED}`)) };
}
