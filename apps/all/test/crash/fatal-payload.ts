import { newId } from '@liaison/contracts';
import { until, type Deployment } from '@liaison/testing';
import { deployed, type Servers } from './stage.js';

const MEETINGS = 50;
const WITHIN_MS = 120_000;

/** What becomes of fifty meetings of which one kills every process that hears of it, until a person has it replayed. */
export interface Fate {
  /** Deliveries to `kol`, by their state, once nobody tries any more. */
  given: Record<string, number>;
  dead: { aggregateId: string; attempts: number; error: string };
  /** The meeting that kills. */
  fatal: string;
  /** Times that the process died. */
  deaths: number;
  /** After the replay: status of the answer, deliveries, audit entries of it, and how often the meeting, and all meetings, have touched somebody. */
  replayed: { status: number; given: Record<string, number>; audited: number; touches: number; allTouches: number };
}

export const fateOfFatalPayload = (servers: Servers): Promise<Fate> =>
  deployed(servers, async (deployment) => {
    const fatal = await logFifty(deployment);
    await forgetHints(servers, deployment);
    const kol = await deployment.start('kol', 'jobs', { main: 'apps/all/test/crash/fatal-kol.js' });
    await givenUpOn(deployment);
    const given = await deliveries(deployment);
    const [dead] = await deployment.sql<{ id: string; aggregate_id: string; attempts: number; last_error: string }>(
      `SELECT id, aggregate_id, attempts, last_error FROM messaging.deliveries WHERE status = 'dead'`,
    );
    await kol.stop();
    return {
      given,
      dead: { aggregateId: dead!.aggregate_id, attempts: dead!.attempts, error: dead!.last_error },
      fatal,
      deaths: kol.deaths,
      replayed: await replay(deployment, dead!.id, fatal),
    };
  });

/** Fifty meetings, the first of them fatal. Answers its id. */
async function logFifty(deployment: Deployment): Promise<string> {
  const http = await deployment.start('interactions', 'http');
  await http.ready();
  const maude = await deployment.as('maude', http.origin);
  const log = (correlationId: string) =>
    maude.post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] }, { 'x-correlation-id': correlationId });
  const fatal = await log('dead0000-0000-4000-8000-00000000dead');
  for (let i = 1; i < MEETINGS; i++) await log(newId());
  return fatal.body.id as string;
}

/** Without the hints that were sent for each, the sweeper finds all fifty at once: one pack. */
async function forgetHints({ redis }: Servers, deployment: Deployment): Promise<void> {
  if (redis) await redis.kill();
  else await deployment.sql('DELETE FROM bullmq.job');
}

async function deliveries(deployment: Deployment): Promise<Record<string, number>> {
  const rows = await deployment.sql<{ status: string; count: number }>(
    `SELECT status, count(*)::int FROM messaging.deliveries WHERE subscriber = 'kol' GROUP BY status ORDER BY status`,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

const givenUpOn = (deployment: Deployment): Promise<void> =>
  until(async () => !('pending' in (await deliveries(deployment))), 'the end of all deliveries', WITHIN_MS, 200);

/** An administrator has the dead delivery tried again by a `kol` whose handler has been mended. */
async function replay(deployment: Deployment, deliveryId: string, meetingId: string): Promise<Fate['replayed']> {
  const directory = await deployment.start('directory', 'all');
  const kol = await deployment.start('kol', 'jobs');
  await Promise.all([directory.ready(), kol.ready()]);
  const { status } = await (await deployment.as('admin', directory.origin)).put(`/dead-letters/${deliveryId}/replay`, undefined);
  await givenUpOn(deployment);
  const [counts] = await deployment.sql<{ audited: number; touches: number; allTouches: number }>(
    `SELECT (SELECT count(*)::int FROM directory.audit_entries WHERE resource = 'dead-letter' AND resource_id = $1) AS audited,
            (SELECT count(*)::int FROM kol.touches WHERE interaction_id = $2) AS touches,
            (SELECT count(*)::int FROM kol.touches) AS "allTouches"`,
    [deliveryId, meetingId],
  );
  return { status, given: await deliveries(deployment), ...counts! };
}
