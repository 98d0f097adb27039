import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inWords, type World } from '@liaison/testing';
import { fuzzSuite, openFuzzWorld } from './fuzz-world.js';

const REQUESTS = 2_000;
const SEED = 20_260_302;
const LONG_MS = 240_000;

let world: World;
beforeAll(async () => {
  world = await openFuzzWorld();
}, LONG_MS);
afterAll(() => world?.close());

describe('the suite', () => {
  it('answers requests of all kinds, good and bad, as its OpenAPI document says', async () => {
    const report = await fuzzSuite(world, REQUESTS, SEED);
    process.stderr.write(`${inWords(report)}\n`);
    expect(report.findings).toEqual([]);
    expect(report.unreached).toEqual([]);
  }, LONG_MS);
});
