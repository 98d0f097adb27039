import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@liaison/platform';
import { withClient, type World } from '@liaison/testing';
import { inWords, openAuditWorld, tamper } from './audit/tamper.js';

const TIMES = 120;
const SEED = 20_260_302;

let world: World;
beforeAll(async () => {
  world = await openAuditWorld();
});
afterAll(() => world?.close());

describe('an audit', () => {
  it('that nobody has touched is sound', async () => {
    const verdict = await withClient(world.config.databaseUrl!, (client) => verifyAudit(client, 'interactions', world.config));
    expect(verdict).toMatchObject({ broken: null });
    expect(verdict.entries).toBeGreaterThan(40);
  });

  it(`is told of, at the right place, however somebody with all rights over the database tampers with it (${TIMES} times; npm run test:audit: 1,000)`, async () => {
    const report = await tamper(world, TIMES, SEED);
    process.stderr.write(`seed ${SEED}: ${inWords(report)}\n`);
    expect(report.unseen).toEqual([]);
  });
});
