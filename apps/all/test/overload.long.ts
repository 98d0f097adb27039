import { describe, expect, it } from '@jest/globals';
import { copyTemplate, Deployment, hasRedis, startRedis } from '@liaison/testing';
import { overload, overloadInWords } from './overload-run.js';

/** `npm run test:long -- overload`: a minute of four times too much, on both backends of the queue. */
const MEASURE = { meetings: 2_000, saturatedMs: 5_000, overloadedMs: 60_000 };
const LONG_MS = 300_000;

async function atLength(redisUrl: string | null): Promise<void> {
  const { url, drop } = await copyTemplate(process.env.TEST_SERVER_URL!);
  const deployment = await Deployment.open({ databaseUrl: url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl });
  try {
    const run = await overload(deployment, MEASURE);
    process.stderr.write(`${overloadInWords(run)}\n`);
    expect(run.wrong).toEqual([]);
    for (const kind of ['meeting', 'batch', 'adverse event'] as const) expect([kind, run.asked[kind].refused]).toEqual([kind, 0]);
    expect(run.asked.read.refused).toBeGreaterThan(0);
  } finally {
    await deployment.close();
    await drop();
  }
}

describe('four times what a service can answer', () => {
  it('costs no meeting, batch or adverse event with the queue on Postgres', () => atLength(null), LONG_MS);

  (hasRedis() ? it : it.skip)('costs none with the queue on Redis', async () => {
    const redis = await startRedis();
    await atLength(redis.url).finally(() => redis.stop());
  }, LONG_MS);
});
