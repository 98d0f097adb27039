import { system, type Tx } from '@liaison/platform';
import { KEEP_DONE_DAYS } from '../delivery/limits.js';
import { daily, type Schedule } from './schedule.js';

const KEEP_ANSWERS_DAYS = 90;
const BATCH = 5_000;
const DAY_MS = 86_400_000;

/** What every service does for itself each night: partitions for the months to come, rows past their retention. */
export const housekeeping: Schedule = {
  name: 'housekeeping',
  slots: daily(3, 10),
  async run(work, slot) {
    const before = (days: number) => new Date(slot.getTime() - days * DAY_MS);
    const inTx = <T>(what: (tx: Tx) => Promise<T>) => work.asSystem(system('housekeeping'), what);
    await inTx((tx) => tx.query('SELECT ensure_partitions(), messaging.ensure_partitions()'));
    await inTx((tx) => tx.query('DELETE FROM idempotency_keys WHERE created_at < $1', [before(KEEP_ANSWERS_DAYS)]));
    await inTx((tx) => tx.query('DELETE FROM schedule_slots WHERE done_at < $1', [before(KEEP_ANSWERS_DAYS)]));
    for (;;) {
      const [row] = await inTx((tx) =>
        tx.query<{ pruned: number }>('SELECT messaging.prune($1, $2) AS pruned', [before(KEEP_DONE_DAYS), BATCH]),
      );
      if (row!.pruned < BATCH) return;
    }
  },
};
