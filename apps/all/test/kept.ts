import { until, type Deployment } from '@liaison/testing';

/** What the database knows of meetings that were logged, each counted on its own. */
export interface Kept {
  interactions: number;
  auditEntries: number;
  events: number;
  touches: number;
  /** Touches of one meeting more than once. */
  doubled: number;
  dead: number;
}

/** Waits until everything has been applied and sealed, then counts. */
export async function countKept(deployment: Deployment, withinMs: number): Promise<Kept> {
  const open = async () => {
    const [row] = await deployment.sql<{ open: number }>(
      `SELECT (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'pending') +
              (SELECT count(*)::int FROM interactions.audit_unsealed) AS open`,
    );
    return row!.open;
  };
  await until(async () => (await open()) === 0, 'the end of all deliveries', withinMs, 200);
  const [kept] = await deployment.sql<Kept>(
    `SELECT (SELECT count(*)::int FROM interactions.interactions) AS interactions,
            (SELECT count(*)::int FROM interactions.audit_entries) AS "auditEntries",
            (SELECT count(*)::int FROM messaging.events) AS events,
            (SELECT count(*)::int FROM kol.touches) AS touches,
            (SELECT count(*)::int FROM (SELECT 1 FROM kol.touches GROUP BY interaction_id HAVING count(*) > 1) d) AS doubled,
            (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'dead') AS dead`,
  );
  return kept!;
}
