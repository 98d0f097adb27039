import { parentPort } from 'node:worker_threads';
import type { Entry } from '../records/entry.js';
import type { Document } from './document.js';
import { type Format, readers } from './readers.js';

/** As many entries as the main thread takes in without anybody noticing. */
const BATCH_MAX = 50;
/** And as many milliseconds as they may be held back for it. */
const HELD_MS = 200;

/** What the main thread asks for, and what it is told; `bytes` are shared, not copied. */
export interface ReadingOrder {
  format: Format;
  document: Document;
  /** How many batches may be on their way, as a counter that both sides see. */
  underWay: Int32Array;
  underWayMax: number;
}
export type ReadingNews = { entries: Entry[] } | { done: true };

parentPort?.on('message', (order: ReadingOrder) => void read(order));

async function read({ format, document, underWay, underWayMax }: ReadingOrder): Promise<void> {
  const reader = await readers[format]();
  let batch: Entry[] = [];
  let since = Date.now();
  const send = (): void => {
    if (batch.length > 0) {
      Atomics.add(underWay, 0, 1);
      parentPort!.postMessage({ entries: batch } satisfies ReadingNews);
    }
    batch = [];
    since = Date.now();
    // Whoever reads faster than it is taken waits, so that a large document is never whole in memory twice.
    for (let now = Atomics.load(underWay, 0); now >= underWayMax; now = Atomics.load(underWay, 0)) Atomics.wait(underWay, 0, now);
  };
  for (const entry of reader(document)) {
    batch.push(entry);
    if (batch.length >= BATCH_MAX || Date.now() - since > HELD_MS) send();
  }
  send();
  parentPort!.postMessage({ done: true } satisfies ReadingNews);
}
