import type { Document } from './document.js';
import type { Format } from './readers.js';
import { ReadingWorker } from './reading-threads.js';

/** A thread that says nothing for so long is given up. */
const SILENCE_MS = 60_000;

/**
 * How many entries a document gives, refusals among them. It is read to its end for it, in a thread which keeps
 * nothing: against what becomes of entries afterwards, reading them twice is cheap.
 * @returns null where the thread gives up; whoever reads the document then will hear why
 */
export async function countEntries(format: Format, document: Document): Promise<number | null> {
  const worker = await ReadingWorker.free();
  let sound = false;
  let counted = 0;
  try {
    worker.order({ format, document, counting: true });
    for (;;) {
      const news = await worker.news(SILENCE_MS);
      sound = 'done' in news;
      if (sound) return counted;
      if ('counted' in news) counted = news.counted;
      else return null;
    }
  } finally {
    worker.release(sound);
  }
}
