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
/** The same, where only their number is asked for. */
export interface CountingOrder {
  format: Format;
  document: Document;
  counting: true;
}
export type ReadingNews = { entries: Entry[] } | { counted: number } | { done: true };

const say = (news: ReadingNews): void => parentPort!.postMessage(news);

parentPort?.on('message', (order: ReadingOrder | CountingOrder) => void ('counting' in order ? count(order) : read(order)));

async function count({ format, document }: CountingOrder): Promise<void> {
  const reader = await readers[format]();
  let counted = 0;
  let since = Date.now();
  for (const _ of reader(document)) {
    counted++;
    if (Date.now() - since <= HELD_MS) continue;
    say({ counted });
    since = Date.now();
  }
  say({ counted });
  say({ done: true });
}

async function read({ format, document, underWay, underWayMax }: ReadingOrder): Promise<void> {
  const reader = await readers[format]();
  let batch: Entry[] = [];
  let since = Date.now();
  const send = (): void => {
    if (batch.length > 0) {
      Atomics.add(underWay, 0, 1);
      say({ entries: batch });
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
  say({ done: true });
}
