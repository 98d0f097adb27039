import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasRedis } from '@liaison/testing';
import { drill, drillInWords } from './restore-drill.js';
import { embeddedSites, externalSites, type Sites } from './restore-sites.js';

/** `npm run test:long -- restore`: half a minute of work around the backup, on the embedded server and on an external one with Redis. */
const PLAN = { perSecond: 30, beforeMs: 30_000, afterMs: 10_000 };
const LONG_MS = 420_000;

async function isRestored(sites: () => Promise<Sites>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-backup-'));
  const { site, close, ...anew } = await sites();
  try {
    const run = await drill(site, { ...PLAN, ...anew, folder });
    process.stderr.write(`${drillInWords(run)}\n`);
    expect(run).toMatchObject({ missing: [], said: { backup: { code: 0 }, restore: { code: 0 }, verify: { code: 0 } }, kept: { doubled: 0, unapplied: 0 } });
    expect(run.kept.touched).toBe(run.kept.meetings);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a deployment that is lost and restored', () => {
  it('is npm start, with the fictional territory in it', () => isRestored(embeddedSites), LONG_MS);
  (hasRedis() ? it : it.skip)('is services of their own on an external server, with Redis', () => isRestored(externalSites), LONG_MS);
});
