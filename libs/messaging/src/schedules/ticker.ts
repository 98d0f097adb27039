import { system, type Tx, type UnitOfWork } from '@liaison/platform';
import type { Schedule } from './schedule.js';

/** A claimed slot whose process died is taken up again after this long. */
const ABANDONED_MS = 10 * 60_000;

/** Computes what is due from the time that it is given, so that a test can tick through years. */
export class Ticker {
  /** When it was last asked, in this process. */
  tickedAt: Date | null = null;

  constructor(
    private readonly work: UnitOfWork,
    private readonly schedules: readonly Schedule[],
  ) {}

  /** @throws the first failure, after every other schedule has had its turn */
  async tick(at: Date): Promise<void> {
    this.tickedAt = at;
    const failures: unknown[] = [];
    for (const schedule of this.schedules) await this.#runDue(schedule, at).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /** By schedule, for how many seconds its oldest slot that is due has not been done. */
  async late(at: Date): Promise<Map<string, number>> {
    const rows = await this.#inTx((tx) =>
      tx.query<{ schedule: string; done: Date | null; begun: Date | null }>(
        `SELECT schedule, max(slot) AS done, min(slot) FILTER (WHERE done_at IS NULL) AS begun FROM schedule_slots GROUP BY schedule`,
      ),
    );
    return new Map(
      this.schedules.map(({ name, slots }) => {
        const { done, begun } = rows.find((row) => row.schedule === name) ?? { done: null, begun: null };
        const oldest = begun ?? (done && slots(done, at)[0]);
        return [name, oldest ? Math.max(0, (at.getTime() - oldest.getTime()) / 1_000) : 0];
      }),
    );
  }

  async #runDue(schedule: Schedule, at: Date): Promise<void> {
    for (const slot of await this.#due(schedule, at)) {
      if (!(await this.#claim(schedule, slot, at))) continue;
      await schedule.run(this.work, slot);
      await this.#inTx((tx) => tx.query('UPDATE schedule_slots SET done_at = $3 WHERE schedule = $1 AND slot = $2', [schedule.name, slot, at]));
    }
  }

  async #due(schedule: Schedule, at: Date): Promise<Date[]> {
    const [last] = await this.#inTx((tx) =>
      tx.query<{ slot: Date | null }>('SELECT max(slot) AS slot FROM schedule_slots WHERE schedule = $1', [schedule.name]),
    );
    const abandoned = await this.#inTx((tx) =>
      tx.query<{ slot: Date }>(
        'SELECT slot FROM schedule_slots WHERE schedule = $1 AND done_at IS NULL AND claimed_at < $2 ORDER BY slot',
        [schedule.name, new Date(at.getTime() - ABANDONED_MS)],
      ),
    );
    // A schedule that has never run starts with the minute that is beginning.
    const after = last!.slot ?? new Date(at.getTime() - 60_000);
    return [...abandoned.map((row) => row.slot), ...schedule.slots(after, at)];
  }

  async #claim(schedule: Schedule, slot: Date, at: Date): Promise<boolean> {
    const rows = await this.#inTx((tx) =>
      tx.query(
        `INSERT INTO schedule_slots AS s (schedule, slot, claimed_at) VALUES ($1, $2, $3)
         ON CONFLICT (schedule, slot) DO UPDATE SET claimed_at = excluded.claimed_at
          WHERE s.done_at IS NULL AND s.claimed_at < $4 RETURNING 1`,
        [schedule.name, slot, at, new Date(at.getTime() - ABANDONED_MS)],
      ),
    );
    return rows.length > 0;
  }

  #inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.asSystem(system('schedules'), work);
  }
}
