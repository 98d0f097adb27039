import { Readable } from 'node:stream';
import { newId } from '@liaison/contracts';
import { asUser, system, type Tx, type UnitOfWork } from '@liaison/platform';
import { putIntoFolders } from './demo/folders.js';
import { demoCitations, demoNotices, demoRetraction, demoTrials, type DayBefore } from './demo/found.js';
import { library, libraryContent } from './demo/library.js';
import { demoStrategies, TRIAGED, type DemoWatch } from './demo/strategies.js';
import { demoDecided, WEEKS } from './demo/triaged.js';
import type { DigestsService } from './digests/digests.service.js';
import { Intake, type Page } from './intake/intake.js';
import { Matcher } from './intake/matcher.js';
import type { Entry } from './records/entry.js';
import { PublicationImport } from './publication-imports/publication-import.entity.js';
import type { PublicationImportsService } from './publication-imports/publication-imports.service.js';
import { blankRun } from './runs/due.js';
import { Run } from './runs/run.entity.js';
import { SignalsService } from './signals/signals.service.js';
import { installPresets } from './sources/install-presets.js';
import type { SourcesService } from './sources/sources.service.js';
import { StrategiesService } from './strategies/strategies.service.js';
import { Strategy } from './strategies/strategy.entity.js';

const DAY_MS = 86_400_000;

/**
 * Sets up a watch and lets a few fictional works, a trial and notices come in, as a run would bring them,
 * of which maude is told; one strategy she has triaged for weeks, and an old library of hers waits to be read.
 * A second run changes nothing: what is known already is known.
 */
export async function seedDemo(work: UnitOfWork, { sources, digests, imports }: Services, today: Date, watch: DemoWatch): Promise<void> {
  const strategies = new StrategiesService();
  const inTx = <T>(what: Parameters<typeof work.asSystem<T>>[1]) => work.asSystem(system('demo'), what);
  await inTx((tx) => installPresets(tx, sources));
  await inTx((tx) => putIntoFolders(tx, sources));
  for (const { id, ownerId, ...strategy } of demoStrategies(watch))
    await inTx(async (tx) => {
      if (!(await (await tx.reading(Strategy)).exists({ where: { id } }))) await strategies.create(tx, { id, ...strategy }, ownerId);
    });
  const on: DayBefore = (days) => new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  const intake = new Intake(new Matcher());
  const looked = (page: Looked, now: Date) => work.run({ caller: system('demo'), scope: 'all', correlationId: 'system', action: 'demo', now }, (tx) => look(tx, intake, page));
  const asMaude = { caller: asUser(watch.maude, 'msl'), scope: 'own', correlationId: 'demo' } as const;
  for (let weeksAgo = WEEKS; weeksAgo >= 0; weeksAgo--) {
    const then = new Date(today.getTime() - 7 * weeksAgo * DAY_MS);
    const found = demoDecided(on).filter((one) => one.weeksAgo === weeksAgo);
    await looked({ preset: 'pubmed', origin: 'pubmed', entries: found.map(({ citation }) => ({ kind: 'citation', citation })), hits: found.length }, then);
    for (const { citation, decision } of found)
      if (decision) await work.run({ ...asMaude, action: 'signals:triage', now: new Date(then.getTime() + DAY_MS) }, (tx) => decide(tx, citation.title, decision));
  }
  for (const page of pages(on)) await looked(page, today);
  await work.run({ ...asMaude, action: 'digests:ask' }, async (tx) => {
    const [told] = await tx.query('SELECT FROM digests WHERE user_id = $1 AND signal_count > 0', [watch.maude]);
    if (!told) await digests.now(tx);
  });
  const mayImport = { ...asMaude, action: 'publications:import' } as const;
  const given = await work.run(mayImport, async (tx) => (await (await tx.reading(PublicationImport)).findOneBy({ id: library.id })) ?? imports.create(tx, { ...library, signals: false }));
  if (!given.contentHash) await imports.receive(mayImport, given.id, given.version, { type: 'application/octet-stream', stream: Readable.from([Buffer.from(libraryContent())]) });
}

interface Services {
  sources: SourcesService;
  digests: DigestsService;
  imports: PublicationImportsService;
}

type Looked = Page & { preset: string };

/** A look at a source that has brought a page. */
async function look(tx: Tx, intake: Intake, { preset, ...page }: Looked): Promise<void> {
  const [source] = await tx.query<{ id: string }>('SELECT id FROM sources WHERE preset = $1', [preset]);
  const run: Run = { ...blankRun(tx), status: 'running', sourceId: source!.id, claim: newId(), claimedAt: tx.now, startedAt: tx.now, windowFrom: new Date(tx.now.getTime() - 30 * DAY_MS), windowTo: tx.now };
  tx.insert(Run, run);
  await intake.take(tx, run, page);
  await tx.query(`UPDATE runs SET status = 'completed', claim = NULL, ended_at = $2 WHERE id = $1`, [run.id, tx.now]);
  await tx.query(`UPDATE source_states SET health = 'ok', attempted_at = $2, succeeded_at = $2 WHERE source_id = $1`, [source!.id, tx.now]);
}

/** Decides of what a title is of, unless it has been decided. */
async function decide(tx: Tx, title: string, decision: 'kept' | 'animal-or-bench' | 'low-quality'): Promise<void> {
  const [signal] = await tx.query<{ id: string; version: number }>(
    `SELECT g.id, g.version FROM signals g JOIN signal_matches m ON m.signal_id = g.id WHERE m.strategy_id = $1 AND g.title = $2 AND g.state = 'new'`,
    [TRIAGED, title],
  );
  if (signal) await new SignalsService().triage(tx, signal.id, signal.version, decision === 'kept' ? { decision } : { decision: 'dismissed', dismissal: decision });
}

/** What each source said, one look after the other. */
function pages(on: DayBefore): Looked[] {
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
