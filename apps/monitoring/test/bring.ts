import { newId } from '@liaison/contracts';
import { system, UnitOfWork } from '@liaison/platform';
import type { World } from '@liaison/testing';
import { Intake, type Page } from '../src/intake/intake.js';
import { blankCitation, type Citation } from '../src/records/citation.js';
import { refusedRecord, type Entry } from '../src/records/entry.js';
import type { Notice } from '../src/records/notice.js';
import type { Trial } from '../src/records/trial.js';
import { blankRun } from '../src/runs/due.js';
import { Run } from '../src/runs/run.entity.js';

/** Lets the intake take a page as a run at work would, and ends the run. @returns the run as it then is */
export async function take(world: World, page: Page, options: { strategyId?: string; sourceId?: string; kind?: Run['kind'] } = {}): Promise<Run> {
  const { app } = world.service('monitoring');
  const work = app.get(UnitOfWork);
  const run = await work.asSystem(system('test'), async (tx) => {
    const made: Run = { ...blankRun(tx), kind: options.kind ?? 'source', status: 'running', claim: newId(), claimedAt: tx.now, strategyId: options.strategyId ?? null, sourceId: options.sourceId ?? null };
    tx.insert(Run, made);
    return made;
  });
  await work.asSystem(system('test'), (tx) => app.get(Intake, { strict: false }).take(tx, run, page));
  await world.sql(`UPDATE monitoring.runs SET status = 'completed', claim = NULL WHERE id = $1`, [run.id]);
  return run;
}

/** Ids of one record of each kind that came in. */
export interface Brought {
  publication: string;
  trial: string;
  notice: string;
  /** Of the publication. */
  signal: string;
}

/** A publication, a trial and a notice that a strategy finds by a word of theirs, with all that may be said of them. */
export async function bring(world: World, { word, title, strategyId, sourceId }: { word: string; title: string; strategyId: string; sourceId: string }): Promise<Brought> {
  const said = `${title} ${word}`;
  const [pmid, nctId] = [digits(8), `NCT${digits(8)}`];
  const entries: Entry[] = [
    { kind: 'citation', citation: citation(said, { pmid }) },
    { kind: 'trial', trial: trial(nctId, said) },
    { kind: 'notice', notice: notice(newId(), said) },
    refusedRecord('no-title', 'Sans titre.', 'Without a title.'),
  ];
  await take(world, { entries, origin: 'pubmed' }, { sourceId });
  await take(world, { entries: entries.slice(0, 1), origin: 'file:nbib' }, { kind: 'import' });
  const erratum = { ...citation('Erratum', { pmid: digits(8) }), relations: [{ kind: 'ErratumFor', pmid }] };
  await take(world, { entries: [{ kind: 'citation', citation: erratum }, { kind: 'trial', trial: { ...trial(nctId, said), status: 'COMPLETED' } }], origin: 'pubmed' }, { sourceId });
  const rows = await world.sql<{ kind: string; subject: string; id: string }>(
    `SELECT g.subject_kind AS kind, g.subject_id AS subject, g.id FROM monitoring.signals g JOIN monitoring.signal_matches m ON m.signal_id = g.id WHERE m.strategy_id = $1 AND g.reason = 'new'`,
    [strategyId],
  );
  const of = (kind: string) => rows.find((row) => row.kind === kind)!;
  return { publication: of('publication').subject, trial: of('trial').subject, notice: of('notice').subject, signal: of('publication').id };
}

/** One more publication that a strategy finds. @returns its signal's id */
export async function bringSignal(world: World, { title, strategyId }: { title: string; strategyId: string }): Promise<{ id: string }> {
  const pmid = digits(8);
  await take(world, { entries: [{ kind: 'citation', citation: citation(title, { pmid }) }], origin: 'pubmed' });
  const [row] = await world.sql<{ id: string }>(
    `SELECT g.id FROM monitoring.signals g JOIN monitoring.signal_matches m ON m.signal_id = g.id AND m.strategy_id = $1
      WHERE g.subject_id = (SELECT publication_id FROM monitoring.publication_keys WHERE key = $2)`,
    [strategyId, `pmid:${pmid}`],
  );
  return row!;
}

/** A work by somebody of this name. */
export async function bringWorkOf(world: World, { title, pmid = digits(8), ...name }: { familyName: string; givenName: string; title: string; pmid?: string }): Promise<void> {
  const record: Citation = { ...citation(title, { pmid }), authors: [{ ...name, affiliations: [] }] };
  await take(world, { entries: [{ kind: 'citation', citation: record }], origin: 'pubmed' });
}

export const citation = (title: string, identifiers: Citation['identifiers'] = {}): Citation => ({ ...blankCitation(), title, identifiers });

export const trial = (nctId: string, title: string): Trial => ({
  ...{ nctId, title, otherIds: [], phases: [], conditions: [], keywords: [], interventions: [], collaborators: [], investigators: [], sites: [] },
  ...{ hasResults: false, mesh: [], references: [], links: [] },
});

export const notice = (externalId: string, title: string): Notice => ({ kind: 'news', externalId, title, authors: [], categories: [], products: [], productIds: [], flags: [] });

/** A number that nobody else uses. */
export const digits = (length: number): string => String(1 + Math.floor(Math.random() * 9)) + String(BigInt(`0x${newId().replaceAll('-', '').slice(-16)}`)).slice(-(length - 1));
