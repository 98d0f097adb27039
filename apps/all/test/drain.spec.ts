import { describe, expect, it } from '@jest/globals';
import { copyTemplate, Deployment } from '@liaison/testing';
import { drainInWords, drainUnderLoad } from './drain-run.js';

const TERMS = 4;
const PER_SECOND = 25;
const LONG_MS = 300_000;

describe('a service that is told to end under load', () => {
  it(`ends clean, and every request that was under way is answered (${TERMS} times at ${PER_SECOND} a second; 200 times at 50 in npm run test:long -- drain)`, async () => {
    const { url, drop } = await copyTemplate(process.env.TEST_SERVER_URL!);
    const deployment = await Deployment.open({ databaseUrl: url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl: null });
    try {
      const run = await drainUnderLoad(deployment, TERMS, PER_SECOND);
      process.stderr.write(`${drainInWords(run)}\n`);
      expect(run).toMatchObject({ failed: [], dirty: [], astray: 0 });
      expect(run.switched).toBeGreaterThanOrEqual(TERMS);
    } finally {
      await deployment.close();
      await drop();
    }
  }, LONG_MS);
});
