import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CountingOrder, ReadingNews, ReadingOrder } from './reading-worker.js';

/** More would only take processors from each other; whoever comes then waits for a free one. */
const THREADS_MAX = 2;
/** Of what a thread makes itself; the bytes of a document are counted apart. */
const HEAP_MAX_MB = 768;

type Gone = { gone: 'reader-memory' | 'reader-silent' | 'reader-failed' };

/** Threads run what is built: tests, which run the sources, look for it in dist. */
const program = fileURLToPath(new URL('./reading-worker.js', import.meta.url.replace(/(.*)\/apps\/(.*\.ts)$/, '$1/dist/apps/$2')));

/** A thread that reads one document after the other. A process ends without waiting for it. */
export class ReadingWorker {
  private static readonly idle: ReadingWorker[] = [];
  private static readonly waiting: ((worker: ReadingWorker) => void)[] = [];
  private static alive = 0;

  private readonly thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB } });
  private readonly heard: (ReadingNews | Gone)[] = [];
  private listener?: (news: ReadingNews | Gone) => void;

  private constructor() {
    this.thread.on('message', (news: ReadingNews) => this.hear(news));
    this.thread.on('error', (error: NodeJS.ErrnoException) => this.hear({ gone: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'reader-memory' : 'reader-failed' }));
    this.thread.unref();
  }

  /** One that reads nothing, as soon as there is one. */
  static free(): Promise<ReadingWorker> {
    const idle = this.idle.pop();
    if (idle) return Promise.resolve(idle);
    if (this.alive >= THREADS_MAX) return new Promise((resolve) => this.waiting.push(resolve));
    this.alive++;
    return Promise.resolve(new ReadingWorker());
  }

  order(order: ReadingOrder | CountingOrder): void {
    this.thread.ref();
    this.thread.postMessage(order);
  }

  news(withinMs: number): Promise<ReadingNews | Gone> {
    const news = this.heard.shift();
    if (news) return Promise.resolve(news);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.hear({ gone: 'reader-silent' }), withinMs);
      this.listener = (heard) => {
        clearTimeout(timer);
        this.listener = undefined;
        resolve(heard);
      };
    });
  }

  /** Gives it back; one that did not come to the end of its document is not used again. */
  release(sound: boolean): void {
    const { waiting, idle } = ReadingWorker;
    if (!sound) {
      this.thread.removeAllListeners();
      // What it says while it is being stopped interests nobody.
      this.thread.on('error', () => undefined);
      void this.thread.terminate();
    } else this.thread.unref();
    const next = waiting.shift();
    if (next) next(sound ? this : new ReadingWorker());
    else if (sound) idle.push(this);
    else ReadingWorker.alive--;
  }

  private hear(news: ReadingNews | Gone): void {
    if (this.listener) this.listener(news);
    else this.heard.push(news);
  }
}
