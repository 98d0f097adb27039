import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Received } from '@liaison/contracts';
import { errorWords, Plain, system, type Tx, type UnitOfWork } from '@liaison/platform';
import type { Reaction } from '../reaction.js';
import { ATTEMPTS, BACKOFF_MS } from './limits.js';

interface Row {
  delivery_id: string;
  attempts: number;
  id: string;
  type: string;
  producer: Received['producer'];
  aggregate_id: string;
  version: number;
  occurred_at: Date;
  actor_id: string | null;
  correlation_id: string;
  subject_ids: string[];
  facts: Received['facts'];
  personal: Received['personal'];
}

interface Failure {
  row: Row;
  error: Error;
}

const caller = system('reactions');

/**
 * Applies deliveries: the attempt is counted and committed first, then effect and mark are committed
 * together. What was tried before runs alone, so that a payload which kills its process takes nobody with it.
 */
export class Deliverer {
  readonly #reactions: Map<string, Reaction>;

  constructor(
    private readonly work: UnitOfWork,
    reactions: readonly Reaction[],
    private readonly leaseMs: number,
    private readonly logger: Logger,
  ) {
    this.#reactions = new Map(reactions.map((reaction) => [reaction.type.type, reaction]));
  }

  async deliver(ids: string[]): Promise<void> {
    const fresh = await this.#claim(ids, 'attempts = 0');
    const tried = fresh.length === ids.length ? [] : await this.work.asSystem(caller, (tx) => this.#dueAgain(tx, ids));
    if (fresh.length > 0) await this.#apply(fresh);
    // Each is claimed when its turn comes: one that kills the process must not use up the attempts of those after it.
    for (const id of tried) {
      const claimed = await this.#claim([id], 'attempts > 0');
      if (claimed.length > 0) await this.#apply(claimed);
    }
  }

  /** Counts an attempt of what is pending and due, and keeps others away from it meanwhile: one statement, durable at once. */
  async #claim(ids: string[], tried: 'attempts = 0' | 'attempts > 0'): Promise<string[]> {
    const rows = await this.work.asSystem(caller, (tx) =>
      tx.glance<{ id: string }>(
        `UPDATE messaging.deliveries SET attempts = attempts + 1, due_at = $3
          WHERE id = ANY($1::uuid[]) AND status = 'pending' AND due_at <= $2 AND ${tried} RETURNING id`,
        [ids, tx.now, new Date(tx.now.getTime() + this.leaseMs)],
      ),
    );
    return rows.map((row) => row.id);
  }

  /** What is due and has been tried before. What has had its last attempt, and no result of it, is dead. */
  async #dueAgain(tx: Tx, ids: string[]): Promise<string[]> {
    await tx.query(
      `UPDATE messaging.deliveries SET status = 'dead', finished_at = $2,
              last_error = coalesce(last_error, 'every attempt ended without a result: does its handler kill the process?')
        WHERE id = ANY($1::uuid[]) AND status = 'pending' AND due_at <= $2 AND attempts >= $3`,
      [ids, tx.now, ATTEMPTS],
    );
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM messaging.deliveries WHERE id = ANY($1::uuid[]) AND status = 'pending' AND due_at <= $2 AND attempts > 0 ORDER BY id`,
      [ids, tx.now],
    );
    return rows.map((row) => row.id);
  }

  async #apply(ids: string[]): Promise<void> {
    const failures = await this.work.asSystem(caller, async (tx) => {
      const rows = await tx.query<Row>(
        `SELECT d.id AS delivery_id, d.attempts, e.* FROM messaging.deliveries d JOIN messaging.events e ON e.id = d.event_id
          WHERE d.id = ANY($1::uuid[]) AND d.status = 'pending' ORDER BY e.id FOR UPDATE OF d SKIP LOCKED`,
        [ids],
      );
      const failed: Failure[] = [];
      for (const pack of this.#packs(rows)) failed.push(...(await this.#reactTo(tx, pack)));
      await markDone(tx, rows.filter((row) => !failed.some((failure) => failure.row === row)));
      for (const failure of failed) await markFailed(tx, failure);
      return failed;
    });
    for (const { row, error } of failures)
      this.logger.warn(
        { event: row.type, delivery: row.delivery_id, attempt: row.attempts, correlationId: row.correlation_id, error: errorWords(error) },
        'a reaction failed',
      );
  }

  /** Rows that one reaction takes together; each of the others alone. */
  #packs(rows: Row[]): Row[][] {
    const packs = new Map<unknown, Row[]>();
    for (const row of rows) {
      const together = this.#reactions.get(row.type)?.handleAll ?? row;
      const pack = packs.get(together);
      if (pack) pack.push(row);
      else packs.set(together, [row]);
    }
    return [...packs.values()];
  }

  /** Reacts to a pack, and when that fails to each event of it alone: one that fails takes nobody with it. */
  async #reactTo(tx: Tx, pack: Row[]): Promise<Failure[]> {
    const [row] = pack as [Row];
    const context = { correlationId: row.correlation_id, action: `reaction:${row.type}` };
    const error = await tx.attempt(() => this.#react(tx, pack), context);
    if (!error) return [];
    if (pack.length === 1) return [{ row, error }];
    const failures: Failure[] = [];
    for (const one of pack) failures.push(...(await this.#reactTo(tx, [one])));
    return failures;
  }

  async #react(tx: Tx, pack: Row[]): Promise<void> {
    const [row] = pack as [Row];
    const reaction = this.#reactions.get(row.type);
    if (!reaction) throw new Plain(`no handler for ${row.type}`);
    if (pack.length > 1) await reaction.handleAll!(tx, pack.map(received));
    else await reaction.handle(tx, received(row));
  }
}

const received = (row: Row): Received => ({
  id: row.id,
  type: row.type,
  producer: row.producer,
  aggregateId: row.aggregate_id,
  version: row.version,
  occurredAt: row.occurred_at,
  actorId: row.actor_id,
  correlationId: row.correlation_id,
  subjectIds: row.subject_ids,
  facts: row.facts,
  personal: row.personal,
});

async function markDone(tx: Tx, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(`UPDATE messaging.deliveries SET status = 'done', finished_at = $2, last_error = NULL WHERE id = ANY($1::uuid[])`, [
    rows.map((row) => row.delivery_id),
    tx.now,
  ]);
}

async function markFailed(tx: Tx, { row, error }: Failure): Promise<void> {
  const dead = row.attempts >= ATTEMPTS;
  const waitMs = BACKOFF_MS[Math.min(row.attempts, BACKOFF_MS.length) - 1]!;
  await tx.query(
    `UPDATE messaging.deliveries SET status = $2, due_at = $3, finished_at = $4, last_error = $5, payload_hash = $6 WHERE id = $1`,
    [
      row.delivery_id,
      dead ? 'dead' : 'pending',
      new Date(tx.now.getTime() + waitMs),
      dead ? tx.now : null,
      errorWords(error),
      createHash('sha256').update(JSON.stringify([row.facts, row.personal])).digest('hex'),
    ],
  );
}
