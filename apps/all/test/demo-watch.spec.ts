import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLogger } from '@liaison/platform';
import { openWorld, type World } from '@liaison/testing';
import { demoPeople } from '../../directory/src/demo/ids.js';
import { directory } from '../../directory/src/directory.app.js';
import { demoFolders } from '../../monitoring/src/demo/folders.js';
import { library } from '../../monitoring/src/demo/library.js';
import { TRIAGED } from '../../monitoring/src/demo/strategies.js';
import { monitoring } from '../../monitoring/src/monitoring.app.js';
import { Ranker } from '../../monitoring/src/ranking/ranker.js';
import { Runner } from '../../monitoring/src/runs/runner.js';
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

  it('keeps its sources in folders, by which they are found', async () => {
    const karim = world.as('karim');
    const filled = Object.entries(demoFolders).map(([name, presets]) => ({ name, sources: presets.length }));
    expect(new Set((await karim.get('/source-folders')).body.items)).toEqual(new Set(filled));
    const { items } = (await karim.get(`/sources?folder=${encodeURIComponent('Homologation')}`)).body;
    expect(items.map(({ preset }: { preset: string }) => preset).sort()).toEqual(['dpd', 'noc']);
  });

  it('has a strategy that is ranked by what maude has decided of it, and a library of hers that has been read', async () => {
    const { app } = world.service('monitoring');
    await app.get(Ranker, { strict: false }).tick();
    await app.get(Runner, { strict: false }).drain();
    const maude = world.as('maude');
    expect((await maude.get(`/strategies/${TRIAGED}/ranking`)).body).toMatchObject({ state: 'on', kept: 20, dismissed: 20 });
    const { items } = (await maude.get(`/signals?strategyId=${TRIAGED}&state=new&sort=relevance`)).body;
    expect(items.map(({ subject }: { subject: { from: string } }) => /Invented Cell|Imaginary/.test(subject.from))).toEqual([...Array(4).fill(false), ...Array(4).fill(true)]);
    expect((await maude.get(`/publication-imports/${library.id}`)).body).toMatchObject({ status: 'completed', ownerId: demoPeople.maude, counts: { hits: 7, read: 6, fresh: 5, updated: 1, refused: 1, signals: 0 } });
  });
});
