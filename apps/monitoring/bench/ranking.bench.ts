import { monitorEventLoopDelay } from 'node:perf_hooks';
import { system, UnitOfWork } from '@liaison/platform';
import { median, openWorld, percentile, report, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { labelsOf } from '../src/ranking/labels.js';
import { LABELS_AT_MOST } from '../src/ranking/learn.js';
import { Ranker } from '../src/ranking/ranker.js';
import type { Entry } from '../src/records/entry.js';
import { citation, take } from '../test/bring.js';
import { clinician, triaged, type Triaged } from '../test/ranking/triaged.js';

const LABELS = 5_000;
const PAGE = 200;
const ROUNDS = 9;
const FIRST_ROUNDS = 3;

/** Learning of one strategy, from the mark of a decision to the ranking that is kept, ÷ reading its labels alone; and how long the process could do nothing else. */
export async function run(): Promise<void> {
  const world = await openWorld(monitoring);
  try {
    const { id } = (await world.as('maude').post('/strategies', { name: 'Banc', query: 'banc', schedule: '0 6 * * *', recipients: [], enabled: true })).body;
    await label(world, triaged({ seed: 1, count: LABELS, share: 0.3, preferences: clinician, noise: 0.05 }));
    const first: Learned[] = [];
    for (let round = 0; round < FIRST_ROUNDS; round++) {
      await world.sql('DELETE FROM monitoring.subject_terms');
      first.push(await learnedOnce(world, id));
    }
    const again: Learned[] = [];
    for (let round = 0; round < ROUNDS; round++) again.push(await learnedOnce(world, id));
    const { body } = await world.as('maude').get(`/strategies/${id}/ranking`);
    if (body.state !== 'on') throw new Error(`the ranking is ${body.state}: nothing was measured`);
    const bareMs: number[] = [];
    const work = world.service('monitoring').app.get(UnitOfWork);
    for (let round = 0; round < ROUNDS; round++) bareMs.push(await took(() => work.asSystem(system('bench'), (tx) => labelsOf(tx, id))));
    const of = (what: string, all: readonly Learned[]) =>
      `${what}, of ${LABELS} decisions the latest ${LABELS_AT_MOST}; the loop stood still for ${Math.max(...all.map(({ stillMs }) => stillMs)).toFixed(0)} ms at most; ÷ the median of reading these labels alone: ${median(bareMs).toFixed(1)} ms`;
    const figures = (all: readonly Learned[]) => ({ ratio: median(all.map(({ ms }) => ms)) / median(bareMs), p50Ms: median(all.map(({ ms }) => ms)), p99Ms: percentile(all.map(({ ms }) => ms), 99) });
    report({ name: 'ranking', ...figures(again), of: of('learned anew after one more decision', again) });
    report({ name: 'ranking-first', ...figures(first), of: of(`learned for the first time, with the terms of ${LABELS} works still to be taken`, first) });
  } finally {
    await world.close();
  }
}

interface Learned {
  ms: number;
  /** The longest that nothing else could be done. */
  stillMs: number;
}

async function learnedOnce(world: World, id: string): Promise<Learned> {
  await world.sql('INSERT INTO monitoring.ranking_marks (strategy_id) VALUES ($1)', [id]);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const ms = await took(() => world.service('monitoring').app.get(Ranker, { strict: false }).tick());
  loop.disable();
  return { ms, stillMs: loop.max / 1e6 };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Lets works come in, and be decided of one after the other. */
async function label(world: World, signals: readonly Triaged[]): Promise<void> {
  for (let at = 0; at < signals.length; at += PAGE) await take(world, { entries: signals.slice(at, at + PAGE).map(entryOf), origin: 'pubmed' });
  await world.sql(
    `UPDATE monitoring.signals g SET state = CASE WHEN d.kept THEN 'kept' ELSE 'dismissed' END, dismissal = CASE WHEN d.kept THEN NULL ELSE 'off-topic' END,
        decided_by = s.owner_id, decided_at = g.raised_at + d.at * interval '1 second'
       FROM jsonb_to_recordset($1::jsonb) AS d (title text, kept boolean, at int), monitoring.strategies s WHERE g.title = d.title`,
    [JSON.stringify(signals.map((one) => ({ title: titleOf(one), kept: one.kept, at: one.at })))],
  );
}

const valuesOf = ({ terms }: Triaged, kind: string): string[] => terms.filter((term) => term.startsWith(`${kind}:`)).map((term) => term.slice(kind.length + 1));
const titleOf = (one: Triaged): string => `Banc ${one.at} ${valuesOf(one, 'word').join(' ')}`;

const entryOf = (one: Triaged): Entry => ({
  kind: 'citation',
  citation: {
    ...citation(titleOf(one), { pmid: String(97_000_000 + one.at) }),
    journal: { title: valuesOf(one, 'journal')[0]!, issns: [] },
    types: valuesOf(one, 'type').map((name) => ({ name })),
    mesh: valuesOf(one, 'mesh').map((name) => ({ name, major: false, qualifiers: [] })),
  },
});
