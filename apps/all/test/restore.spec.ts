import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasRedis } from '@liaison/testing';
import { drill, drillInWords } from './restore-drill.js';
import { externalSites } from './restore-sites.js';

const LONG_MS = 400_000;

(hasRedis() ? describe : describe.skip)('a deployment that is lost with its database and its Redis (npm run test:long -- restore: at length, and the embedded one)', () => {
  it('is restored from a backup taken under load, and goes on: nothing of before is missing, nothing is done twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liaison-backup-'));
    const { site, close, ...anew } = await externalSites();
    try {
      const run = await drill(site, { ...anew, folder, perSecond: 10, beforeMs: 3_000, afterMs: 1_000 });
      process.stderr.write(`${drillInWords(run)}\n`);
      expect(run).toMatchObject({ missing: [], said: { backup: { code: 0 }, restore: { code: 0 }, verify: { code: 0 } }, kept: { doubled: 0, unapplied: 0 } });
      expect(run.kept.touched).toBe(run.kept.meetings);
      expect(run.kept.meetings).toBeGreaterThan(1);
    } finally {
      await close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, LONG_MS);
});
