import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { linkSubjects } from '../authorships/link.js';
import { keepNotices } from '../notices/keep-notices.js';
import { keepCitations, withdrawCitations } from '../publications/keep-citations.js';
import type { Entry, Refused } from '../records/entry.js';
import { RunRefusal, type Run } from '../runs/run.entity.js';
import { raise } from '../signals/raise.js';
import { keepTrials } from '../trials/keep-trials.js';
import type { Arrival } from './arrival.js';
import { Matcher } from './matcher.js';
import { takeTurns } from './turns.js';

/** Refusals of one run that are kept with their reasons; the rest are counted. */
const REFUSALS_KEPT = 1_000;

/** One page of a source, read. */
export interface Page {
  entries: readonly Entry[];
  /** Where the source's word comes from: its kind, or `file:` and a format. */
  origin: string;
  /** Where the adapter goes on after it. */
  state?: Record<string, unknown>;
  hits?: number;
  /** Before this moment the source could only say the same. */
  restUntil?: Date;
  /** Nothing of it is to be signalled as new. */
  quiet?: boolean;
  /** What is dated before is not to be signalled as new. */
  newsSince?: Date;
  /** The source's new address, when it has moved for good. */
  movedTo?: string;
}

/** Takes what was read into what is known, and raises the signals that it deserves, in one unit of work. */
@Injectable()
export class Intake {
  constructor(private readonly matcher: Matcher) {}

  /** @returns whether the run was still this worker's; if not, nothing has changed */
  async take(tx: Tx, run: Run, page: Page): Promise<boolean> {
    if (!(await stillHeld(tx, run))) return false;
    await takeTurns(tx);
    const { entries, origin } = page;
    const of = <K extends Entry['kind']>(kind: K) => entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
    const refused = of('refused');
    await withdrawCitations(tx, origin, of('deleted').flatMap(({ pmids }) => pmids));
    const arrivals = [
      ...(await keepCitations(tx, origin, of('citation').map(({ citation }) => citation))),
      ...(await keepTrials(tx, of('trial').map(({ trial }) => trial))),
      ...(run.sourceId ? await keepNotices(tx, run.sourceId, of('notice').map(({ notice }) => notice), page.newsSince) : []),
    ];
    await linkSubjects(tx, arrivals.filter(({ kind, news }) => kind !== 'notice' && news !== 'same').map(({ id }) => id));
    if (run.kind === 'import') await keepImported(tx, run.id, arrivals);
    const matched = page.quiet ? null : await this.matcher.match(tx, arrivals, run.strategyId);
    const { signals, excluded } = await raise(tx, run.id, arrivals, matched);
    const count = (news: string) => arrivals.filter((arrival) => arrival.news === news).length;
    await keepRefusals(tx, run, refused);
    run.step++;
    run.attempts = 0;
    run.state = page.state ?? run.state;
    run.hits = page.hits ?? run.hits;
    run.read += entries.length - refused.length;
    run.fresh += count('fresh');
    run.updated += count('updated');
    run.unchanged += count('same');
    run.refused += refused.length;
    run.signals += signals;
    for (const [reason, n] of Object.entries(excluded)) run.excluded[reason] = (run.excluded[reason] ?? 0) + n;
    await progress(tx, run);
    return true;
  }
}

/** Holds the run until the unit of work ends: whoever takes it over meanwhile waits, and finds how far it is. */
async function stillHeld(tx: Tx, run: Run): Promise<boolean> {
  const [row] = await tx.query<{ step: number }>(`SELECT step FROM runs WHERE id = $1 AND claim = $2 AND status = 'running' FOR UPDATE`, [run.id, run.claim]);
  return row?.step === run.step;
}

/** Which works a file has brought. */
async function keepImported(tx: Tx, runId: string, arrivals: readonly Arrival[]): Promise<void> {
  const works = arrivals.filter(({ kind }) => kind === 'publication').map(({ id, news }) => ({ id, news }));
  await tx.query(
    'INSERT INTO imported_works (run_id, publication_id, news) SELECT $1, id, news FROM jsonb_to_recordset($2::jsonb) AS w (id uuid, news text) ON CONFLICT DO NOTHING',
    [runId, JSON.stringify(works)],
  );
}

async function progress(tx: Tx, run: Run): Promise<void> {
  await tx.query(
    `UPDATE runs SET attempts = 0, step = $2, state = $3, hits = $4, read = $5, fresh = $6, updated = $7, unchanged = $8, refused = $9, signals = $10, excluded = $11, claimed_at = $12, updated_at = $12 WHERE id = $1`,
    [run.id, run.step, JSON.stringify(run.state), run.hits, run.read, run.fresh, run.updated, run.unchanged, run.refused, run.signals, JSON.stringify(run.excluded), tx.now],
  );
}

async function keepRefusals(tx: Tx, run: Run, refused: readonly Refused[]): Promise<void> {
  const room = Math.max(0, REFUSALS_KEPT - run.refused);
  tx.insert(
    RunRefusal,
    refused.slice(0, room).map(({ refusal }) => ({ id: newId(), runId: run.id, code: refusal.code, messageFr: refusal.message.fr, messageEn: refusal.message.en, line: refusal.line ?? null, record: refusal.record ?? null })),
  );
}
