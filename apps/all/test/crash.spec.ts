import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { readConfig } from '@liaison/platform';
import { copyTemplate, Deployment, hasRedis, makeTemplate, startOwnPostgres, startRedis, until, type OwnPostgres, type TestRedis } from '@liaison/testing';
import { prepareDatabase } from '../src/prepare.js';
import { brokenAudit, countKept, logThroughKills, type Kept, type Kill, type Load, type Sent } from './ledger.js';

/** Deliveries go on sooner than they would in earnest, so that the test can wait for them. */
const HASTE = { DELIVERY_LEASE_MS: '1000', DELIVERY_SWEEP_MS: '300' };
const LOAD: Load = { meetings: 240, concurrency: 8, perSecond: 60, replayed: 0.1 };
const SETTLES_WITHIN_MS = 30_000;
const WAITS_MS = 90_000;

const whereRedis = hasRedis() ? describe : describe.skip;
if (!hasRedis()) process.stderr.write('There is no redis-server here: the crash tests that need one are left out.\n');

let postgres: OwnPostgres;
let redis: TestRedis | undefined;

beforeAll(async () => {
  postgres = await startOwnPostgres();
  if (hasRedis()) redis = await startRedis();
  await makeTemplate(postgres.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: postgres.dataDir })));
}, WAITS_MS);
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

async function deployed<T>(redisUrl: string | null, work: (deployment: Deployment) => Promise<T>): Promise<T> {
  const { url } = await copyTemplate(postgres.url);
  const deployment = await Deployment.open({ databaseUrl: url, secretsDir: postgres.dataDir, redisUrl, env: HASTE });
  try {
    return await work(deployment);
  } finally {
    await deployment.close();
  }
}

interface Aftermath {
  sent: Sent;
  kept: Kept;
  broken: string | null;
  /** How often each process died. */
  deaths: number[];
}

/** Logs meetings while every process is killed in turn. */
const killingAll = (redisUrl: string | null, more: Kill[]): Promise<Aftermath> =>
  deployed(redisUrl, async (deployment) => {
    const http = await deployment.start('interactions', 'http');
    const jobs = await deployment.start('interactions', 'jobs');
    const kol = await deployment.start('kol', 'jobs');
    await Promise.all([http, jobs, kol].map((one) => one.ready()));
    const kills = [() => http.kill(), () => kol.kill(), ...more, () => jobs.kill(), () => kol.kill()];
    const sent = await logThroughKills(await deployment.as('maude', http.origin), LOAD, kills);
    const kept = await countKept(deployment, SETTLES_WITHIN_MS);
    return { sent, kept, broken: await brokenAudit(deployment, 'interactions'), deaths: [http, jobs, kol].map((one) => one.deaths) };
  });

const nothingLost = {
  sent: { acknowledged: LOAD.meetings, replays: LOAD.meetings * LOAD.replayed, differing: [] },
  kept: { interactions: LOAD.meetings, auditEntries: LOAD.meetings, events: LOAD.meetings, touches: LOAD.meetings, doubled: 0, dead: 0 },
  broken: null,
};

describe('with the queue on Postgres', () => {
  it('loses nothing and applies nothing twice while every process, and Postgres, is killed under load', async () => {
    const after = await killingAll(null, [() => postgres.kill()]);
    expect(after).toMatchObject(nothingLost);
    expect(after.sent.retries).toBeGreaterThan(0);
    expect(Math.min(...after.deaths)).toBeGreaterThan(0);
  }, WAITS_MS);
});

whereRedis('with the queue on Redis', () => {
  it('loses nothing and applies nothing twice while Redis, which forgets everything, is killed too', async () => {
    const after = await killingAll(redis!.url, [() => redis!.kill(), () => postgres.kill()]);
    expect(after).toMatchObject(nothingLost);
    expect(after.sent.retries).toBeGreaterThan(0);
    expect(Math.min(...after.deaths)).toBeGreaterThan(0);
  }, WAITS_MS);

  it('ends a meeting whose handler kills its process as one dead delivery, and applies the 49 that came with it', () =>
    deployed(redis!.url, async (deployment) => {
      const http = await deployment.start('interactions', 'http');
      await http.ready();
      const maude = await deployment.as('maude', http.origin);
      const log = (correlationId: string) =>
        maude.post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] }, { 'x-correlation-id': correlationId });
      const fatal = await log('dead0000-0000-4000-8000-00000000dead');
      for (let i = 1; i < 50; i++) await log(newId());
      // Without the hints that were sent for each, the sweeper finds all fifty at once: one pack.
      await redis!.kill();
      const kol = await deployment.start('kol', 'jobs', { main: 'apps/all/test/fatal-kol.js' });
      const states = () =>
        deployment.sql(`SELECT status, count(*)::int FROM messaging.deliveries WHERE subscriber = 'kol' GROUP BY status ORDER BY status`);
      await until(async () => !(await states()).some(({ status }) => status === 'pending'), 'the end of all deliveries', SETTLES_WITHIN_MS, 200);
      expect(await states()).toEqual([
        { status: 'dead', count: 1 },
        { status: 'done', count: 49 },
      ]);
      const [dead] = await deployment.sql(`SELECT aggregate_id, attempts, last_error FROM messaging.deliveries WHERE status = 'dead'`);
      expect(dead).toMatchObject({ aggregate_id: fatal.body.id, attempts: 6, last_error: expect.stringContaining('does its handler kill the process?') });
      await kol.ready();
    }), WAITS_MS);
});
