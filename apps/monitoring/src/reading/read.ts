import { refusedRecord, refusedWhole, type Entry, type Refused } from '../records/entry.js';
import type { Document } from './document.js';
import type { Format } from './readers.js';
import { ReadingWorker } from './reading-threads.js';
import { formatOf } from './sniff.js';
import { unpackedFile } from './unpack.js';

/** A thread that says nothing for so long while somebody waits is given up: the largest files take seconds. */
const SILENCE_MS = 60_000;
/** Batches that a thread may be ahead of whoever takes them. */
const AHEAD_MAX = 4;

/**
 * Reads a document in a thread of its own and hands out its entries in batches, so that neither its size nor what
 * it holds stops anything else. A thread that dies or falls silent is a refusal like any other.
 */
export async function* readDocument(format: Format, document: Document, { silenceMs = SILENCE_MS } = {}): AsyncGenerator<Entry[], void, undefined> {
  const worker = await ReadingWorker.free();
  const underWay = new Int32Array(new SharedArrayBuffer(4));
  let sound = false;
  let entriesBefore = 0;
  try {
    worker.order({ format, document, underWay, underWayMax: AHEAD_MAX });
    for (;;) {
      const news = await worker.news(silenceMs);
      if ('done' in news) {
        sound = true;
        return;
      }
      if ('gone' in news) {
        yield [refusedReading(news.gone, entriesBefore)];
        return;
      }
      if ('counted' in news) continue;
      entriesBefore += news.entries.length;
      yield news.entries;
      Atomics.sub(underWay, 0, 1);
      Atomics.notify(underWay, 0);
    }
  } finally {
    worker.release(sound);
  }
}

/** Reads a file that a person gives, whatever it is. */
export async function* readDropped(document: Document): AsyncGenerator<Entry[], void, undefined> {
  const file = await droppedFile(document);
  if ('refusal' in file) yield [file];
  else yield* readDocument(file.format, file.document);
}

/** What a file is that a person gives, packed by gzip or not: its format is seen in it. */
export async function droppedFile(document: Document): Promise<{ format: Format; document: Document } | Refused> {
  const unpacked = await unpackedFile(document);
  if ('refusal' in unpacked) return unpacked;
  const format = formatOf(unpacked);
  if (format !== undefined) return { format, document: unpacked };
  return refusedWhole('unknown-format', 'Le fichier n’est d’aucun des formats que Liaison lit : PubMed XML, nbib, RIS, BibTeX, CSV, EndNote, Web of Science.', 'The file is in none of the formats that Liaison reads: PubMed XML, nbib, RIS, BibTeX, CSV, EndNote, Web of Science.');
}

const WORDS = {
  'reader-memory': ['La lecture de ce fichier demandait plus de mémoire que permis.', 'Reading this file took more memory than is allowed.'],
  'reader-silent': ['La lecture de ce fichier n’aboutissait pas dans le temps permis.', 'Reading this file did not come to an end in the time allowed.'],
  'reader-failed': ['La lecture de ce fichier a échoué; l’équipe qui tient Liaison doit le voir.', 'Reading this file has failed; whoever looks after Liaison should see it.'],
} as const;

function refusedReading(code: keyof typeof WORDS, entriesBefore: number): Refused {
  const [fr, en] = WORDS[code];
  return entriesBefore === 0 ? refusedWhole(code, fr, en) : refusedRecord(code, fr, en);
}
