import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PageNews, PageOrder } from './page-region.js';

/** A page of ordinary size takes some hundredths of a second; a selector can be made to take years. */
const WITHIN_MS = 10_000;
const HEAP_MAX_MB = 256;

/** Threads run what is built: tests, which run the sources, look for it in dist. */
const program = fileURLToPath(new URL('./page-worker.js', import.meta.url.replace(/(.*)\/apps\/(.*\.ts)$/, '$1/dist/apps/$2')));

/** Reads a region in a thread of its own, which is ended when it takes too long or too much. */
export function readRegionInThread(order: PageOrder, withinMs = WITHIN_MS): Promise<PageNews | { wrong: 'unreadable' }> {
  return new Promise((resolve) => {
    const thread = new Worker(program, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB } });
    const end = (news: PageNews | { wrong: 'unreadable' }) => {
      clearTimeout(timer);
      thread.removeAllListeners();
      // What it says while it is being stopped interests nobody.
      thread.on('error', () => undefined);
      void thread.terminate();
      resolve(news);
    };
    const timer = setTimeout(() => end({ wrong: 'unreadable' }), withinMs);
    thread.once('message', end);
    thread.once('error', () => end({ wrong: 'unreadable' }));
    thread.once('exit', () => end({ wrong: 'unreadable' }));
  });
}
