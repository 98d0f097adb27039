import { newId } from '@liaison/contracts';
import { asUser, system, type UnitOfWork } from '@liaison/platform';
import { demoCitations, demoNotices, demoRetraction, demoTrials, type DayBefore } from './demo/found.js';
import { demoStrategies, type DemoWatch } from './demo/strategies.js';
import type { DigestsService } from './digests/digests.service.js';
import { Intake, type Page } from './intake/intake.js';
import { Matcher } from './intake/matcher.js';
import type { Entry } from './records/entry.js';
import { blankRun } from './runs/due.js';
import { Run } from './runs/run.entity.js';
import { installPresets } from './sources/install-presets.js';
import type { SourcesService } from './sources/sources.service.js';
import { StrategiesService } from './strategies/strategies.service.js';
import { Strategy } from './strategies/strategy.entity.js';

const DAY_MS = 86_400_000;

/**
 * Sets up a watch and lets a few fictional works, a trial and notices come in, as a run would bring them,
 * of which maude is told. A second run changes nothing: what is known already is known.
 */
export async function seedDemo(work: UnitOfWork, { sources, digests }: { sources: SourcesService; digests: DigestsService }, today: Date, watch: DemoWatch): Promise<void> {
  const strategies = new StrategiesService();
  const inTx = <T>(what: Parameters<typeof work.asSystem<T>>[1]) => work.asSystem(system('demo'), what);
  await inTx((tx) => installPresets(tx, sources));
  for (const { id, ownerId, ...strategy } of demoStrategies(watch))
    await inTx(async (tx) => {
      if (!(await (await tx.reading(Strategy)).exists({ where: { id } }))) await strategies.create(tx, { id, ...strategy }, ownerId);
    });
  const on: DayBefore = (days) => new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  const intake = new Intake(new Matcher());
  for (const { preset, ...page } of pages(on))
    await inTx(async (tx) => {
      const [source] = await tx.query<{ id: string }>('SELECT id FROM sources WHERE preset = $1', [preset]);
      const run: Run = { ...blankRun(tx), status: 'running', sourceId: source!.id, claim: newId(), claimedAt: tx.now, startedAt: tx.now, windowFrom: new Date(today.getTime() - 30 * DAY_MS), windowTo: today };
      tx.insert(Run, run);
      await intake.take(tx, run, page);
      await tx.query(`UPDATE runs SET status = 'completed', claim = NULL, ended_at = $2 WHERE id = $1`, [run.id, tx.now]);
      await tx.query(`UPDATE source_states SET health = 'ok', attempted_at = $2, succeeded_at = $2 WHERE source_id = $1`, [source!.id, tx.now]);
    });
  const asMaude = { caller: asUser(watch.maude, 'msl'), scope: 'own', correlationId: 'demo', action: 'digests:ask' } as const;
  await work.run(asMaude, async (tx) => {
    const [told] = await tx.query('SELECT FROM digests WHERE user_id = $1 AND signal_count > 0', [watch.maude]);
    if (!told) await digests.now(tx);
  });
}

/** What each source said, one look after the other. */
function pages(on: DayBefore): (Page & { preset: string })[] {
  const { before, after } = demoTrials(on);
  const page = (preset: string, origin: string, entries: Entry[]) => ({ preset, origin, entries, hits: entries.length });
  return [
    page('pubmed', 'pubmed', demoCitations(on).map((citation) => ({ kind: 'citation', citation }))),
    page('clinicaltrials-quebec', 'clinicaltrials', [{ kind: 'trial', trial: before }]),
    page('clinicaltrials-quebec', 'clinicaltrials', [{ kind: 'trial', trial: after }]),
    page('hc-recalls', 'hc-recalls', demoNotices(on).slice(0, 2).map((notice) => ({ kind: 'notice', notice }))),
    page('noc', 'noc', demoNotices(on).slice(2).map((notice) => ({ kind: 'notice', notice }))),
    page('pubmed-retractions', 'pubmed', [{ kind: 'citation', citation: demoRetraction(on) }]),
  ];
}
