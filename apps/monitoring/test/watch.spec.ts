import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHealthCanada } from './protocols/registries.js';
import type { Records, Served } from './protocols/serve.js';
import { hasSharedData } from './shared-data.js';
import { ownSources } from './watched/own-sources.js';
import { realSources } from './watched/real-sources.js';
import { openWatch, type Watch } from './watched/watch.js';
import { holding, REVISED, type Watched } from './watched/watched.js';

const longList: Records = new Map();
let watch: Watch;
let registry: Served;
const watched = new Map<string, Watched>();
beforeAll(async () => {
  for (const [set, sources] of Object.entries({ own: ownSources, real: hasSharedData ? realSources : {} })) for (const [name, open] of Object.entries(sources)) watched.set(`${set} ${name}`, await open());
  registry = await serveHealthCanada(new Map(), longList);
  watch = await openWatch([registry, ...[...watched.values()].map(({ served }) => served)].map(({ hostPort }) => hostPort));
});
afterEach(() => watch.retire());
afterAll(async () => {
  await watch?.close();
  await Promise.all([registry, ...[...watched.values()].map(({ served }) => served)].map((one) => one.close()));
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
  if (one.old) await watch.world.sql('UPDATE monitoring.source_states SET fetched_to = $2 WHERE source_id = $1', [sourceId, watch.morning.toJSDate()]);
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

describe('a source that can only give all that it has', () => {
  const put = (noc_number: number, noc_date: string | undefined, more = '') =>
    longList.set(String(noc_number), { noc_number, noc_date, noc_manufacturer_name: 'Exemple Pharma inc.', noc_status_with_conditions: 'N', noc_therapeutic_class: `Vieillimab ${more}` });
  const excludedOf = ({ excluded }: { excluded: { reason: string; count: number }[] }) => Object.fromEntries(excluded.map(({ reason, count }) => [reason, count]));

  it('is kept whole at its first look, which signals what is of the time that it looks back over; then, whatever comes in, however old', async () => {
    const look = watch.morning.plus({ days: 1 });
    const before = (days: number) => look.toUTC().minus({ days }).toISODate()!;
    const dates = ['1998-05-04', '2025', before(31), before(30).slice(0, 7), before(30), undefined];
    for (const [n, date] of dates.entries()) put(n, date);
    const strategyId = await watch.makeStrategy('vieillimab');
    const sourceId = await watch.makeSource('noc', { url: registry.url });
    const first = await lookOf(sourceId);
    expect([first.windowFrom.slice(0, 10), first.counts, excludedOf(first)]).toMatchObject([before(30), { read: 6, fresh: 6, signals: 3 }, { 'older-than-look-back': 3 }]);
    expect((await watch.signalsOf(strategyId)).map(({ subject }) => subject.publishedOn)).toEqual(expect.arrayContaining([dates[3], dates[4], null]));
    expect((await watch.karim.get(`/notices?sourceId=${sourceId}`)).body.items).toHaveLength(6);
    put(7, '2001-01-01');
    put(0, '1998-05-04', 'avec une nouvelle indication');
    const second = await lookOf(sourceId);
    expect([second.counts, excludedOf(second)]).toMatchObject([{ fresh: 1, updated: 1, unchanged: 5, signals: 2 }, { known: 5 }]);
  });
});
