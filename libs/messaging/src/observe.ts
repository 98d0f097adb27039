import { one, system, type Clock, type Metrics, type Reading, type UnitOfWork } from '@liaison/platform';
import type { ServiceName } from '@liaison/contracts';
import type { Ticker } from './schedules/ticker.js';

const ASKED = system('metrics');

/** What an operator should know of a service's messages and schedules. It is asked of the database, so that every process says the same. */
export function observeMessages(metrics: Metrics, service: ServiceName, work: UnitOfWork, ticker: Ticker, clock: Clock): void {
  // In the lane of what is not shed: figures are worth most when everything else is refused.
  const ask = <T>(text: string, values: unknown[]): Promise<T[]> => work.asSystem(ASKED, (tx) => tx.query<T>(text, values), 'reserved');

  metrics.ask('liaison_deliveries', 'Deliveries that wait (pending) or wait for a person (dead)', ['status'], async () => {
    const rows = await ask<{ status: string; count: number }>(
      `SELECT s.status, (SELECT count(*)::int FROM messaging.deliveries d WHERE d.status = s.status AND d.subscriber = $1) AS count
         FROM (VALUES ('pending'), ('dead')) AS s(status)`,
      [service],
    );
    return rows.map(({ status, count }) => ({ labels: { status }, value: count }));
  });
  metrics.ask('liaison_deliveries_late_seconds', 'For how long the oldest delivery that is due has been due', [], async () =>
    age(await ask(`SELECT min(due_at) AS since FROM messaging.deliveries WHERE subscriber = $1 AND status = 'pending'`, [service]), clock),
  );
  metrics.ask('liaison_positions_lag_seconds', 'Age of the oldest event of the service without a position', [], async () =>
    age(await ask('SELECT min(occurred_at) AS since FROM messaging.events WHERE producer = $1 AND position IS NULL', [service]), clock),
  );
  metrics.ask('liaison_schedule_late_seconds', 'For how long the oldest slot that is due has not been done', ['schedule'], async () =>
    [...(await ticker.late(clock.now()))].map(([schedule, value]) => ({ labels: { schedule }, value })),
  );
  metrics.read('liaison_ticked_at_seconds', 'When schedules were last looked at by this process, in seconds since 1970', [], () => [
    one(ticker.tickedAt ? ticker.tickedAt.getTime() / 1_000 : Number.NaN),
  ]);
}

const age = (rows: { since: Date | null }[], clock: Clock): Reading[] => [one(rows[0]?.since ? Math.max(0, (clock.now().getTime() - rows[0].since.getTime()) / 1_000) : 0)];
