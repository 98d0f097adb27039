import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { errorWords, Health, LOGGER, Loop, Problem, system, UnitOfWork, type Logger, type Tx } from '@liaison/platform';
import { heardTypes, type Listener } from './audience.js';
import type { Stream, StreamedEvent } from './stream.js';

const POLL_MS = 500;
const EVENTS_A_ROUND = 500;
const STREAMS_A_USER = 4;

/**
 * Reads what has happened once for all open streams of this process, from the one that is furthest
 * behind, and lets each stream take what is new and meant for it. It costs nothing while nobody listens.
 */
@Injectable()
export class Feed implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #streams = new Set<Stream>();
  readonly #places = new Map<string, number>();
  #loop: Loop | null = null;
  #draining = false;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
    health: Health,
  ) {
    // Clients come back with the id that they have, to whoever answers then.
    health.onDrain(() => {
      this.#draining = true;
      for (const stream of this.#streams) stream.end();
    });
  }

  onApplicationBootstrap(): void {
    const failed = (error: Error) => this.logger.warn({ error: errorWords(error) }, 'the event stream will try again');
    this.#loop = new Loop(POLL_MS, () => this.#round(), failed).start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#loop?.stop();
  }

  /**
   * Takes one of the user's places.
   * @returns what gives it back
   * @throws Problem `too-many-requests` when all are taken
   */
  takePlace(userId: string): () => void {
    const taken = this.#places.get(userId) ?? 0;
    if (taken >= STREAMS_A_USER)
      throw new Problem('too-many-requests', {
        fr: `Au plus ${STREAMS_A_USER} flux ouverts par personne : fermez un onglet.`,
        en: `At most ${STREAMS_A_USER} open streams a person: close a tab.`,
      });
    this.#places.set(userId, taken + 1);
    return () => {
      const left = (this.#places.get(userId) ?? 1) - 1;
      if (left > 0) this.#places.set(userId, left);
      else this.#places.delete(userId);
    };
  }

  add(stream: Stream): void {
    if (this.#draining) stream.end();
    else this.#streams.add(stream);
  }

  remove(stream: Stream): void {
    this.#streams.delete(stream);
  }

  async #round(): Promise<void> {
    const streams = [...this.#streams];
    for (let more = streams.length > 0; more; ) {
      const after = Math.min(...streams.map((stream) => stream.position));
      const read = await this.work.asSystem(system('stream'), async (tx) => ({
        ...(await readFeed(tx, after)),
        listeners: await findListeners(tx, streams.map((stream) => stream.userId)),
      }));
      for (const stream of streams) {
        stream.becomes(read.listeners.get(stream.userId));
        stream.hear(read.events, read.upTo);
      }
      more = read.events.length === EVENTS_A_ROUND;
    }
  }
}

/** How far positions have been given: what is committed up to there will never change. */
export async function lastPosition(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ last: string }>('SELECT last FROM messaging.position_counter');
  return Number(row!.last);
}

/** The next events after a position, and how far that reaches: past everything that is not for streams. */
async function readFeed(tx: Tx, after: number): Promise<{ events: StreamedEvent[]; upTo: number }> {
  const last = await lastPosition(tx);
  if (last <= after) return { events: [], upTo: last };
  const rows = await tx.query<{ position: string; type: string; facts: unknown }>(
    `SELECT position, type, facts FROM messaging.events
      WHERE position > $1 AND position <= $2 AND 'directory' = ANY (audience) AND type = ANY ($3::text[])
      ORDER BY position LIMIT ${EVENTS_A_ROUND}`,
    [after, last, heardTypes],
  );
  const events = rows.map((row) => ({ ...row, position: Number(row.position) }));
  return { events, upTo: events.length === EVENTS_A_ROUND ? events.at(-1)!.position : last };
}

/** Who of these users may still listen, and as what. */
async function findListeners(tx: Tx, userIds: string[]): Promise<Map<string, Listener>> {
  const rows = await tx.query<{ id: string; role: Listener['role'] }>('SELECT id, role FROM users WHERE id = ANY($1::uuid[]) AND active', [
    [...new Set(userIds)],
  ]);
  return new Map(rows.map(({ id, role }) => [id, { userId: id, role }]));
}
