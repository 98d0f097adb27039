import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyTemplate, Deployment, hasRedis, startRedis, type TestRedis } from '@liaison/testing';
import { drainInWords, drainUnderLoad } from './drain-run.js';

/** `npm run test:long -- drain`: 200 times SIGTERM at 50 requests a second, half of them with the queue on Redis. */
const ROUNDS = [1, 2];
const TERMS = 50;
const PER_SECOND = 50;
const LONG_MS = 1_200_000;

async function round(redisUrl: string | null): Promise<void> {
  const { url, drop } = await copyTemplate(process.env.TEST_SERVER_URL!);
  const deployment = await Deployment.open({ databaseUrl: url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl });
  try {
    const run = await drainUnderLoad(deployment, TERMS, PER_SECOND);
    process.stderr.write(`${drainInWords(run)}\n`);
    expect(run).toMatchObject({ failed: [], dirty: [], astray: 0 });
  } finally {
    await deployment.close();
    await drop();
  }
}

describe('with the queue on Postgres', () => {
  it.each(ROUNDS)(`${TERMS} ends are clean, and no request that was under way fails (%d)`, () => round(null), LONG_MS);
});

(hasRedis() ? describe : describe.skip)('with the queue on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it.each(ROUNDS)(`${TERMS} ends are clean, and no request that was under way fails (%d)`, () => round(redis.url), LONG_MS);
});
