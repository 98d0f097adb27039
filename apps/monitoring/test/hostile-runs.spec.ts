import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@liaison/testing';
import { Runner } from '../src/runs/runner.js';
import { startCanary, type Canary } from './hostile/canary.js';
import { startHostileServer, type HostileServer } from './hostile/hostile-server.js';
import { openWatch, type Watch } from './watched/watch.js';

/** What is wrong with a source, and what is then known of it: slow and silent ones, which need a minute, stand in fetching.spec.ts. */
const FAILING: Record<string, string> = {
  'endless-body': 'too-large',
  'gzip-bomb': 'too-large-unpacked',
  'broken-gzip': 'bad-compression',
  truncated: 'cut-off',
  'redirect-loop': 'too-many-redirects',
  'redirect-to-canary': 'private-address',
  'redirect-to-canary-by-name': 'private-address',
  'redirect-to-metadata': 'private-address',
  'server-error': 'server-error',
  'not-found': 'not-found',
  'external-entities': 'entities',
  'no-feed': 'not-a-feed',
  'no-content': 'empty',
};
const READ = ['wholesome', 'wrong-charset', 'duplicate-ids', 'bad-dates', 'script-in-titles', 'hundred-thousand-items', 'moved-permanently', 'conditional'];
const ALONE = ['gone', 'unavailable'];
const SILENT = 5;

let canary: Canary;
let hostile: HostileServer;
/** A host that says that it is asked too often speaks for all that it serves. */
let busy: HostileServer;
let watch: Watch;
const sources = new Map<string, string>();
const make = async (behaviour: string, at: HostileServer = hostile) => sources.set(behaviour, await watch.makeSource('feed', { url: at.url(behaviour) }));
beforeAll(async () => {
  canary = await startCanary();
  [hostile, busy] = await Promise.all([startHostileServer(canary), startHostileServer(canary)]);
  watch = await openWatch([`127.0.0.1:${hostile.port}`, `127.0.0.1:${busy.port}`]);
  for (const behaviour of [...Object.keys(FAILING), ...READ, ...ALONE]) await make(behaviour);
  await make('busy-seconds', busy);
  await watch.nextMorning();
}, 60_000);
afterAll(async () => {
  await watch?.close();
  await Promise.all([hostile, busy, canary].map((one) => one?.close()));
});

const runOf = async (behaviour: string) => (await watch.runsOf({ sourceId: sources.get(behaviour)! }))[0];
const sourceOf = async (behaviour: string) => (await watch.karim.get(`/sources/${sources.get(behaviour)!}`)).body;
const askedFor = (behaviour: string, at = hostile) => at.asked.filter(({ path }) => path === `/${behaviour}`).length;
const sentences = { fr: expect.stringMatching(/^\p{Lu}?.*\p{L}.*\.$/u), en: expect.stringMatching(/^\p{Lu}?.*\p{L}.*\.$/u) };

describe('a hostile source', () => {
  it.each(Object.entries(FAILING))('is told of in both languages by its run and by itself, and will be asked again: %s (%s)', async (behaviour, code) => {
    const run = await runOf(behaviour);
    expect(run).toMatchObject({ status: 'waiting', failure: { code, ...sentences }, counts: { read: 0 } });
    expect(await sourceOf(behaviour)).toMatchObject({ health: 'failing', failures: 1, failure: run.failure, notBefore: expect.any(String), succeededAt: null });
  });

  it.each(READ)('whose answer can be taken is read, and what of it is not is listed with its reason: %s', async (behaviour) => {
    const run = await runOf(behaviour);
    expect([run.status, run.failure, run.counts.fresh > 0, (await sourceOf(behaviour)).health]).toEqual(['completed', null, true, 'ok']);
    const { items: refusals } = (await watch.karim.get(`/runs/${run.id}/refusals`)).body;
    expect(refusals).toHaveLength(run.counts.refused);
    for (const refusal of refusals) expect(refusal).toMatchObject(sentences);
  });

  it('that sends 100,000 items is read as far as anybody would, and says where it was left', async () => {
    const run = await runOf('hundred-thousand-items');
    const { items } = (await watch.karim.get(`/runs/${run.id}/refusals`)).body;
    expect([run.counts.fresh, items]).toEqual([5_000, [expect.objectContaining({ code: 'too-many', record: 5_001, ...sentences })]]);
  });

  it('reaches nothing inside', () => {
    expect(canary.reached).toEqual([]);
  });

  it('that has moved for good is asked where it is now, and that is seen in its settings', async () => {
    expect((await sourceOf('moved-permanently')).settings.url).toBe(hostile.url('wholesome'));
  });

  it('that is gone is asked no more, until somebody looks at it', async () => {
    expect(await runOf('gone')).toMatchObject({ status: 'failed', failure: { code: 'gone', ...sentences } });
    expect(await sourceOf('gone')).toMatchObject({ health: 'gone', nextRunAt: null });
  });
});

describe('a source that has asked for rest', () => {
  // The sources that fail are not looked at meanwhile.
  beforeAll(() => watch.world.sql(`UPDATE monitoring.runs SET not_before = 'infinity' WHERE status = 'waiting' AND failure->>'code' <> 'asked-to-wait'`));

  it.each([
    ['busy-seconds', 2, () => busy],
    ['unavailable', 60, () => hostile],
  ])('is left alone for as long as it said, and then asked again: %s, %i minutes', async (behaviour, minutes, at) => {
    const [run, before] = [await runOf(behaviour), askedFor(behaviour, at())];
    expect(run).toMatchObject({ status: 'waiting', failure: { code: 'asked-to-wait', ...sentences } });
    expect(await sourceOf(behaviour)).toMatchObject({ health: 'waiting', notBefore: watch.morning.plus({ minutes }).toUTC().toISO() });
    await watch.tick(watch.morning.plus({ minutes, seconds: -1 }));
    expect(askedFor(behaviour, at())).toBe(before);
    await watch.tick(watch.morning.plus({ minutes }));
    expect(askedFor(behaviour, at())).toBe(before + 1);
  });
});

describe('later', () => {
  it('a source that fails is asked five times, further and further apart, and then its run has failed', async () => {
    // What it has is enough once.
    await watch.karim.delete(`/sources/${sources.get('hundred-thousand-items')!}`, 1);
    await make('forbidden');
    await watch.nextMorning();
    const failures: number[] = [];
    for (const minutes of [1, 3, 7, 15]) {
      await watch.tick(watch.morning.plus({ minutes }));
      failures.push((await sourceOf('forbidden')).failures);
    }
    expect([failures, askedFor('forbidden')]).toEqual([[2, 3, 4, 5], 5]);
    expect(await runOf('forbidden')).toMatchObject({ status: 'failed', failure: { code: 'not-allowed', ...sentences } });
    expect([askedFor('gone'), askedFor('conditional')]).toEqual([1, 2]);
  });

  it('what has not changed is nothing new, though dates that lie in the future are another at each look', async () => {
    for (const behaviour of ['bad-dates', 'conditional', 'duplicate-ids']) expect([behaviour, (await runOf(behaviour)).counts]).toMatchObject([behaviour, { fresh: 0, updated: 0, signals: 0 }]);
  });

  it('sources that say nothing keep no other waiting', async () => {
    for (let n = 0; n < SILENT; n++) await make(`silent-body/${n}`);
    await watch.world.sql(`UPDATE monitoring.runs SET status = 'cancelled' WHERE status = 'waiting'`);
    watch.morning = watch.morning.plus({ days: 1 });
    watch.world.clock.set(watch.morning.toJSDate());
    const runner = watch.world.service('monitoring').app.get(Runner, { strict: false });
    await until(async () => {
      await runner.tick();
      return (await runOf('wholesome')).slot === watch.morning.toUTC().toISO() && (await runOf('wholesome')).status === 'completed';
    }, 'the end of the wholesome source’s run', 10_000);
    expect(await Promise.all(Array.from({ length: SILENT }, async (_, n) => (await runOf(`silent-body/${n}`)).status))).toEqual(Array(SILENT).fill('running'));
  });
});
