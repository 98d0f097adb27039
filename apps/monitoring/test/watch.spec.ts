import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hasSharedData } from './shared-data.js';
import { ownSources } from './watched/own-sources.js';
import { realSources } from './watched/real-sources.js';
import { openWatch, type Watch } from './watched/watch.js';
import { holding, REVISED, type Watched } from './watched/watched.js';

let watch: Watch;
const watched = new Map<string, Watched>();
beforeAll(async () => {
  for (const [set, sources] of Object.entries({ own: ownSources, real: hasSharedData ? realSources : {} })) for (const [name, open] of Object.entries(sources)) watched.set(`${set} ${name}`, await open());
  watch = await openWatch([...watched.values()].map(({ served }) => served.hostPort));
});
afterEach(() => watch.retire());
afterAll(async () => {
  await watch?.close();
  await Promise.all([...watched.values()].map(({ served }) => served.close()));
});

/** Lets the next morning come. @returns the run that it brought */
async function lookOf(sourceId: string) {
  await watch.nextMorning();
  const [run] = await watch.runsOf({ sourceId });
  expect(run).toMatchObject({ kind: 'source', slot: watch.morning.toUTC().toISO(), status: 'completed', failure: null });
  return run;
}

const PAGES: Record<string, string> = { publication: 'publications', trial: 'trials' };

async function tellsWhatIsNew(one: Watched): Promise<void> {
  const expected = holding(one.titles, one.word);
  const { refused = 0, conditional } = one;
  const records = one.titles.length - refused;
  expect(expected.length).toBeGreaterThan(0);
  const strategyId = await watch.makeStrategy(`${one.word}[ti]`);
  const sourceId = await watch.makeSource(one.kind, { ...one.settings, url: one.served.url });
  await watch.tick(watch.morning.plus({ days: 1, minutes: -1 }));
  expect([one.served.asked.length, await watch.runsOf({ sourceId })]).toEqual([0, []]);

  const first = await lookOf(sourceId);
  expect(first.counts).toMatchObject({ read: records, fresh: records, updated: 0, unchanged: 0, refused, signals: expected.length });
  const signals = await watch.signalsOf(strategyId);
  expect(signals.map(({ reason, state, why }) => [reason, state, why[0].terms[0].term])).toEqual(expected.map(() => ['new', 'new', `${one.word}[ti]`]));

  const again = await lookOf(sourceId);
  expect(again.counts).toMatchObject({ read: conditional ? 0 : records, fresh: 0, updated: 0, unchanged: conditional ? 0 : records, signals: 0 });

  one.revise();
  const third = await lookOf(sourceId);
  expect(third.counts).toMatchObject({ read: records, fresh: 0, updated: 1, unchanged: records - 1, signals: 0 });
  const now = await watch.signalsOf(strategyId);
  expect(now.map(({ id }) => id)).toEqual(signals.map(({ id }) => id));
  const [revised, ...more] = now.filter(({ subject }) => subject.title.includes(REVISED));
  expect([revised.subject.kind, more]).toEqual([signals[0].subject.kind, []]);
  const page = PAGES[revised.subject.kind];
  if (page) expect((await watch.karim.get(`/${page}/${revised.subject.id}`)).body).toMatchObject({ version: 2, title: expect.stringContaining(REVISED) });
}

describe('a source is asked at its slot: what is new becomes signals, the same again none, and what is said anew an update', () => {
  it.each(Object.keys(ownSources))('%s, with records of our own', (name) => tellsWhatIsNew(watched.get(`own ${name}`)!));

  (hasSharedData ? it : it.skip).each(Object.keys(realSources))('%s, with its real files (skipped where ../shared/data is absent)', (name) => tellsWhatIsNew(watched.get(`real ${name}`)!));
});
