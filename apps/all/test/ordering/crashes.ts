import { Tx } from '@liaison/platform';

/** How an attempt ends before its time: its process dies, so that the database cuts the connection; or a step of it fails. */
export type Crash = { after: number; how: 'cut' | 'failure' };

const query = Tx.prototype.query;
let planned: Crash | null = null;
let steps = 0;

/** A unit of work asks the database in steps; before any of them it may come to its end. */
Tx.prototype.query = async function (this: Tx, text: string, values?: unknown[]) {
  if (!planned || ++steps <= planned.after) return query.call(this, text, values) as never;
  const { how } = planned;
  planned = null;
  if (how === 'cut') await query.call(this, 'SELECT pg_terminate_backend(pg_backend_pid())');
  throw new Error('a crash, on purpose');
};

/** Does something that crashes on its way, unless it has ended before. What it has committed stays. */
export async function crashing(crash: Crash | null, work: () => Promise<void>): Promise<void> {
  [planned, steps] = [crash, 0];
  try {
    await work();
  } catch (error) {
    if (!crash) throw error;
  } finally {
    planned = null;
  }
}
