import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLogger } from '@liaison/platform';
import { openWorld, type World } from '@liaison/testing';
import { directory } from '../../directory/src/directory.app.js';
import { monitoring } from '../../monitoring/src/monitoring.app.js';
import { seedDemoTerritory } from '../src/demo.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(directory, monitoring);
});
afterAll(() => world?.close());

const seed = () => seedDemoTerritory([world.service('directory'), world.service('monitoring')], { config: world.config, clock: world.clock, logger: newLogger(world.config) });
const counts = () => world.sql<{ strategies: number; signals: number }>(
  'SELECT (SELECT count(*)::int FROM monitoring.strategies) AS strategies, (SELECT count(*)::int FROM monitoring.signals) AS signals, (SELECT count(*)::int FROM monitoring.runs) AS runs',
);

describe('a demonstration that was begun by a suite without a watch', () => {
  it('gets one, once', async () => {
    await world.sql(`INSERT INTO directory.schedule_slots (schedule, slot, claimed_at, done_at) VALUES ('demo territory', to_timestamp(0), now(), now())`);
    await seed();
    const [first] = await counts();
    expect([first!.strategies > 0, first!.signals > 0]).toEqual([true, true]);
    await seed();
    expect(await counts()).toEqual([first]);
  });
});
