import { afterAll, describe, expect, it } from '@jest/globals';
import { outageInWords, throughOutage, type OutageRun } from './outage-run.js';
import { diskFull, onOwnServer, smallDisk, stopped } from './outages.js';

const LASTING = { lastsMs: 5_000, aroundMs: 2_000 };
const DISK_MB = 220;
const LONG_MS = 300_000;

function nothingLost(run: OutageRun): void {
  process.stderr.write(`${outageInWords(run)}\n`);
  const n = run.acknowledged;
  expect(run).toMatchObject({ wrong: [], broken: null, deaths: 0, kept: { interactions: n, auditEntries: n, events: n, touches: n, doubled: 0, dead: 0 } });
  expect(run.refusals).toBeGreaterThan(0);
}

describe('a database that is away for a while (a minute in npm run test:long -- outage)', () => {
  it('is answered for with 503, to readers too, and missed by nobody once it is back', async () => {
    const run = await onOwnServer(undefined, null, (deployment, postgres) => throughOutage(deployment, stopped(postgres, LASTING)));
    nothingLost(run);
    expect([run.health, run.readers]).toEqual([{ live: new Set([200]), ready: new Set([503]) }, new Set([503])]);
  }, LONG_MS);
});

const disk = smallDisk(DISK_MB);
afterAll(() => disk?.unmount());

(disk ? describe : describe.skip)('a disk that is full for a while', () => {
  it('is answered for with 503, and what was refused is taken once there is room', async () => {
    const run = await onOwnServer(disk!.folder, null, (deployment, postgres) => throughOutage(deployment, diskFull(postgres, LASTING)));
    nothingLost(run);
    expect(run.health.live).toEqual(new Set([200]));
  }, LONG_MS);
});
