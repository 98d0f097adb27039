import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { errorWords } from '@liaison/platform';
import type { ServiceName } from '@liaison/contracts';
import type { Queues } from '../queue/queue.js';
import { GATHER_MS, PACK } from './limits.js';

/** Gathers what was committed within a few milliseconds, so that one job wakes a subscriber for many events. */
export class Hints {
  readonly #waiting = new Map<ServiceName, string[]>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly queues: Queues,
    private readonly logger: Logger,
  ) {}

  add(subscriber: ServiceName, deliveryId: string): void {
    const ids = this.#waiting.get(subscriber);
    if (ids) ids.push(deliveryId);
    else this.#waiting.set(subscriber, [deliveryId]);
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Sends what has been gathered. A hint that cannot be sent is not missed: the sweeper finds its delivery. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const packs = [...this.#waiting].flatMap(([subscriber, ids]) => inPacks(ids).map((pack) => ({ subscriber, pack })));
    this.#waiting.clear();
    const sent = await Promise.allSettled(packs.map(({ subscriber, pack }) => this.queues.add(subscriber, 'deliver', { ids: pack })));
    const failed = sent.find((result) => result.status === 'rejected');
    if (failed) this.logger.warn({ error: errorWords(failed.reason) }, 'hints were not sent; the sweeper will find their deliveries');
  }
}

export const inPacks = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / PACK) }, (_, i) => ids.slice(i * PACK, (i + 1) * PACK));

/** The hints of each service in this process, found by the database connection that a unit of work came from. */
const hintsOf = new WeakMap<DataSource, Hints>();

export const useHints = (source: DataSource, hints: Hints): void => void hintsOf.set(source, hints);

/** Wakes the subscribers of committed deliveries. Without a queue in this process, their sweepers find them. */
export function wakeUp(source: DataSource, deliveries: readonly { id: string; subscriber: ServiceName }[]): void {
  const hints = hintsOf.get(source);
  if (hints) for (const { id, subscriber } of deliveries) hints.add(subscriber, id);
}
