import { describe, expect, it } from '@jest/globals';
import { hasRedis, startRedis } from '@liaison/testing';
import { outageInWords, throughOutage, type Outage } from './outage-run.js';
import { diskFull, onOwnServer, smallDisk, stopped } from './outages.js';

/** `npm run test:long -- outage`: a minute without a database, and a minute of a full disk, on both backends of the queue. */
const LASTING = { lastsMs: 60_000, aroundMs: 10_000 };
const DISK_MB = 220;
const LONG_MS = 420_000;

async function nothingLost(redisUrl: string | null, folder: string | undefined, outage: (...given: Parameters<typeof stopped>) => Outage): Promise<void> {
  const run = await onOwnServer(folder, redisUrl, (deployment, postgres) => throughOutage(deployment, outage(postgres, LASTING)));
  process.stderr.write(`${outageInWords(run)}\n`);
  const n = run.acknowledged;
  expect(run).toMatchObject({ wrong: [], broken: null, deaths: 0, kept: { interactions: n, auditEntries: n, events: n, touches: n, doubled: 0, dead: 0 } });
  expect(run.refusals).toBeGreaterThan(0);
  expect(run.health.live).toEqual(new Set([200]));
}

async function onFullDisk(redisUrl: string | null): Promise<void> {
  const disk = smallDisk(DISK_MB);
  if (disk) await nothingLost(redisUrl, disk.folder, diskFull).finally(() => disk.unmount());
}

describe('with the queue on Postgres', () => {
  it('a minute without a database loses nothing', () => nothingLost(null, undefined, stopped), LONG_MS);
  it('a minute of a full disk loses nothing', () => onFullDisk(null), LONG_MS);
});

(hasRedis() ? describe : describe.skip)('with the queue on Redis', () => {
  it('a minute without a database loses nothing', async () => {
    const redis = await startRedis();
    await nothingLost(redis.url, undefined, stopped).finally(() => redis.stop());
  }, LONG_MS);
});
