import { takeIn, waitMs, type Answer } from './answers.js';
import type { Item, Refusal } from './command.js';
import type { DeviceDatabase } from './database.js';
import { nextBatch, type Batch } from './plan.js';
import { isLater, type Send } from './transport.js';

/** How far a round of sending has come. */
export type Pushed = { outcome: 'done' } | { outcome: 'later'; waitMs: number } | { outcome: 'signed-out' | 'lost' };

const ITEMS_AT_MOST = 200;

/** Sends what was written here, batch by batch, until there is nothing left that can go. */
export class Push {
  #itemsAtMost = ITEMS_AT_MOST;
  #failures = 0;

  constructor(
    private readonly database: DeviceDatabase,
    private readonly send: Send,
    private readonly now: () => number,
    private readonly newKey: () => string,
  ) {}

  async run(): Promise<Pushed> {
    for (;;) {
      const batch = await this.#start();
      if (!batch) return { outcome: 'done' };
      const pushed = await this.#one(batch);
      if (pushed) return pushed;
    }
  }

  /** Marks what is about to be sent, word by word as it will be: from now on it may be at the server. */
  #start(): Promise<Batch | null> {
    const { outbox } = this.database;
    return this.database.transaction('rw', outbox, async () => {
      const batch = nextBatch(await outbox.orderBy('seq').toArray(), this.now(), this.#itemsAtMost);
      for (const { seq, wire } of batch?.items ?? []) await outbox.update(seq, { state: 'sending', ...(wire.ifMatch !== undefined && { ifMatch: wire.ifMatch }) });
      return batch;
    });
  }

  /** Null: go on. */
  async #one(batch: Batch): Promise<Pushed | null> {
    let response: Response;
    let said: any;
    try {
      response = await this.send(`${batch.resource}/batch`, { method: 'POST', body: JSON.stringify({ items: batch.items.map((one) => one.wire) }) });
      said = await response.json();
    } catch {
      return this.#later(batch, null);
    }
    if (response.status === 401) return { outcome: said.code === 'unknown-user' ? 'lost' : 'signed-out' };
    if (isLater(response.status)) return this.#later(batch, response);
    if (response.status >= 400) return this.#refusedWhole(batch, said as Refusal);
    await this.#takeIn(said.items as Answer[]);
    this.#failures = 0;
    this.#itemsAtMost = ITEMS_AT_MOST;
    return null;
  }

  async #takeIn(answers: Answer[]): Promise<void> {
    const { outbox, records } = this.database;
    await this.database.transaction('rw', [outbox, ...records], async () => {
      for (const answer of answers) await takeIn(this.database, answer, { now: this.now(), newKey: this.newKey });
    });
  }

  /** The server said no to all of it, so none of it was tried. One alone is refused; several are tried one by one. */
  async #refusedWhole({ items }: Batch, refusal: Refusal): Promise<Pushed | null> {
    const alone = items.length === 1;
    const change: Partial<Item> = alone ? { state: 'refused', refusal } : { state: 'queued' };
    await this.#each(items.map((one) => one.seq), change);
    if (!alone) this.#itemsAtMost = 1;
    // A role that has lost the action altogether has lost more than that: whoever sends is asked for anew.
    return refusal.status === 403 ? { outcome: 'lost' } : null;
  }

  /** Nobody knows what of it was done. It stays as it is, and smaller batches find out which one breaks the server. */
  async #later({ items }: Batch, response: Response | null): Promise<Pushed> {
    const told = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1_000;
    const wait = Number.isFinite(told) ? told * (1 + Math.random() / 2) : waitMs(this.#failures);
    this.#failures++;
    if (response?.status === 500) {
      this.#itemsAtMost = Math.max(1, Math.floor(items.length / 2));
      // What breaks the server by itself must not hold up the rest.
      if (items.length === 1) await this.#each([items[0]!.seq], { notBefore: this.now() + wait });
    }
    return { outcome: 'later', waitMs: wait };
  }

  async #each(seqs: number[], change: Partial<Item>): Promise<void> {
    const { outbox } = this.database;
    await this.database.transaction('rw', outbox, async () => {
      for (const seq of seqs) await outbox.update(seq, change);
    });
  }
}
