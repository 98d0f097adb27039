import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topology } from '@liaison/contracts';
import { Dice, hasRedis } from '@liaison/testing';
import { effects } from './crash/effects.js';
import { fateOfFatalPayload } from './crash/fatal-payload.js';
import { findings, wrongFate } from './crash/report.js';
import { runThroughKills, startServers, stopServers, type Plan, type Servers } from './crash/stage.js';
import { unwritten, writes } from './crash/writes.js';

/** The short form of `npm run test:crash`: what the interactions answer, three processes, each killed once. */
const PLAN: Plan = {
  parts: [['interactions', 'http'], ['interactions', 'jobs'], ['kol', 'jobs']],
  writes: writes.filter((write) => write.at === 'interactions'),
  load: { writes: 240, concurrency: 8, perSecond: 60, replayed: 0.1 },
  kills: { each: 1, postgres: 1, redis: 1 },
  settlesWithinMs: 90_000,
};
const FLOOR = { keyed: PLAN.load.writes, kills: PLAN.parts.length + 1, killsOfEach: 1 };
const SEED = 20_260_302;
const WAITS_MS = 300_000;

const whereRedis = hasRedis() ? describe : describe.skip;
if (!hasRedis()) process.stderr.write('There is no redis-server here: the crash tests that need one are left out.\n');

let servers: Servers;
beforeAll(async () => {
  servers = await startServers(hasRedis());
}, WAITS_MS);
afterAll(() => stopServers(servers));

describe('the crash ledger', () => {
  it('knows a write for every event, or why there is none, and an effect for every service that handles one', () => {
    const written = new Set(writes.flatMap((write) => write.leaves('one', ['one', 'other']).events.map(([type]) => type.type)));
    const needed = [...topology.values()].filter(({ type }) => !unwritten.has(type));
    expect(needed.map(({ type }) => type.type).filter((type) => !written.has(type))).toEqual([]);
    const handled = needed.flatMap(({ type, handledBy }) => handledBy.map((by) => `${by} on ${type.type}`));
    expect(handled.filter((one) => !effects.some(({ by, type }) => `${by} on ${type.type}` === one))).toEqual([]);
  });
});

describe('with the queue on Postgres', () => {
  it('loses nothing and applies nothing twice while every process, and Postgres, is killed under load', async () => {
    const after = await runThroughKills({ ...servers, redis: null }, PLAN, new Dice(SEED));
    expect(findings(after, FLOOR)).toEqual([]);
    expect(after.sent.replays).toBe(PLAN.load.writes * PLAN.load.replayed);
    expect(after.sent.retries).toBeGreaterThan(0);
  }, WAITS_MS);
});

whereRedis('with the queue on Redis', () => {
  it('loses nothing and applies nothing twice while Redis, which forgets everything, is killed too', async () => {
    const after = await runThroughKills(servers, PLAN, new Dice(SEED));
    expect(findings(after, { ...FLOOR, kills: FLOOR.kills + 1 })).toEqual([]);
    expect(after.sent.retries).toBeGreaterThan(0);
  }, WAITS_MS);

  it('ends a meeting whose handler kills its process as one dead delivery, applies the 49 that came with it, and the dead one when it is replayed', async () => {
    const fate = await fateOfFatalPayload(servers);
    expect(wrongFate(fate)).toEqual([]);
    expect(fate.dead).toMatchObject({ attempts: 6, error: expect.stringContaining('does its handler kill the process?') });
  }, WAITS_MS);
});
