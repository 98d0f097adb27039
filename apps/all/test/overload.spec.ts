import { describe, expect, it } from '@jest/globals';
import { copyTemplate, Deployment } from '@liaison/testing';
import { overload, overloadInWords } from './overload-run.js';

const SHORT = { meetings: 200, saturatedMs: 2_000, overloadedMs: 5_000 };
const LONG_MS = 300_000;

describe('a service that is asked for four times what it can answer', () => {
  it('answers meetings, batches and adverse events, and refuses readers with a word on when to come again (a minute long in npm run test:long -- overload)', async () => {
    const { url, drop } = await copyTemplate(process.env.TEST_SERVER_URL!);
    const deployment = await Deployment.open({ databaseUrl: url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl: null });
    try {
      const run = await overload(deployment, SHORT);
      process.stderr.write(`${overloadInWords(run)}\n`);
      expect(run.wrong).toEqual([]);
      for (const kind of ['meeting', 'batch', 'adverse event'] as const) expect([kind, run.asked[kind].refused]).toEqual([kind, 0]);
      expect(run.asked.read.refused).toBeGreaterThan(0);
    } finally {
      await deployment.close();
      await drop();
    }
  }, LONG_MS);
});
