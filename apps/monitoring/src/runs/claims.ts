import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { forgetFileOf } from '../publication-imports/file-content.js';
import { Source, type Failure } from '../sources/source.entity.js';
import { Run } from './run.entity.js';

/** A run that comes to nothing so often in a row, or whose process dies of it, fails; its time is caught up by the next. */
export const ATTEMPTS = 5;
/** What becomes known late at a source is found by looking back so far behind the last look. */
const OVERLAP_MS = 3 * 86_400_000;
/** How far back the first look goes. */
const FIRST_LOOK_MS = 30 * 86_400_000;

export interface Claimed {
  run: Run;
  /** Null where there is none to ask: a file is to be read, or the run has failed already. */
  source: Source | null;
  /** The source has never been read to its end. */
  first: boolean;
}

/**
 * Takes the oldest run that is due and that nobody works on; a source is asked one thing at a time, and files,
 * which may be large, are read one after the other.
 * @param leaseMs a run of which nothing was heard for so long is somebody else's to go on with
 */
export async function claimRun(tx: Tx, leaseMs: number): Promise<Claimed | null> {
  // Claims take turns: two at the same moment would not see each other's, and one source would be asked twice at once.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('monitoring claims'))`);
  const heardOf = new Date(tx.now.getTime() - leaseMs);
  const [found] = await tx.query<{ id: string; source_id: string | null; abandoned: boolean; first: boolean }>(
    `SELECT r.id, coalesce(r.source_id, p.id) AS source_id, r.status = 'running' AS abandoned, t.fetched_to IS NULL AS first FROM runs r
       LEFT JOIN LATERAL (SELECT s.id FROM sources s WHERE r.kind = 'strategy' AND r.source_id IS NULL AND s.kind = 'pubmed' AND s.enabled AND s.voided_at IS NULL ORDER BY s.id LIMIT 1) p ON true
       LEFT JOIN source_states t ON t.source_id = coalesce(r.source_id, p.id)
      WHERE (r.status = 'waiting' OR (r.status = 'running' AND r.claimed_at < $2)) AND greatest(r.not_before, CASE WHEN t.health = 'ok' AND r.requested_by IS NOT NULL THEN NULL ELSE t.not_before END, '-infinity') <= $1
        AND NOT EXISTS (SELECT FROM runs o WHERE o.source_id = coalesce(r.source_id, p.id) AND o.status = 'running' AND o.claimed_at >= $2 AND o.id <> r.id)
        AND NOT (r.kind = 'import' AND EXISTS (SELECT FROM runs o WHERE o.kind = 'import' AND o.status = 'running' AND o.claimed_at >= $2 AND o.id <> r.id))
      ORDER BY r.created_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    [tx.now, heardOf],
  );
  if (!found) return null;
  const run = (await (await tx.reading(Run)).findOneBy({ id: found.id }))!;
  const source = found.source_id ? await (await tx.reading(Source)).findOneBy({ id: found.source_id }) : null;
  await begin(tx, Object.assign(run, { claim: newId(), sourceId: found.source_id, status: 'running', attempts: run.attempts + (found.abandoned ? 1 : 0) }));
  const failure = run.kind !== 'import' && !source ? NO_PUBMED : source && !source.enabled ? DISABLED : run.attempts >= ATTEMPTS ? INTERRUPTED : null;
  if (!failure) return { run, source, first: found.first };
  await end(tx, run, { status: 'failed', failure, attempts: run.attempts });
  return { run: Object.assign(run, { status: 'failed' }), source: null, first: found.first };
}

async function begin(tx: Tx, run: Run): Promise<void> {
  if (!run.windowTo && run.kind !== 'import') {
    const [known] = await tx.query<{ to: Date | null; state: Run['state'] }>(
      run.strategyId ? `SELECT fetched_to AS to, '{}'::jsonb AS state FROM strategies WHERE id = $1` : 'SELECT fetched_to AS to, state FROM source_states WHERE source_id = $1',
      [run.strategyId ?? run.sourceId],
    );
    const from = known?.to ? known.to.getTime() - OVERLAP_MS : tx.now.getTime() - FIRST_LOOK_MS;
    Object.assign(run, { windowFrom: new Date(from), windowTo: tx.now, state: known?.state ?? {} });
  }
  if (run.strategyId && run.query === null) {
    const [strategy] = await tx.query<{ query: string | null }>('SELECT pubmed_query AS query FROM strategies WHERE id = $1', [run.strategyId]);
    run.query = strategy?.query ?? null;
  }
  await tx.query(
    `UPDATE runs SET status = 'running', claim = $2, source_id = $3, claimed_at = $4, started_at = coalesce(started_at, $4), window_from = $5, window_to = $6, state = $7, query = $8, attempts = $9, updated_at = $4 WHERE id = $1`,
    [run.id, run.claim, run.sourceId, tx.now, run.windowFrom, run.windowTo, JSON.stringify(run.state), run.query, run.attempts],
  );
}

/** Says that the run is still worked on. @returns whether it is still this worker's */
export async function keepAlive(tx: Tx, run: Run): Promise<boolean> {
  return (await tx.query(`UPDATE runs SET claimed_at = $3 WHERE id = $1 AND claim = $2 AND status = 'running' RETURNING 1`, [run.id, run.claim, tx.now])).length > 0;
}

/** Ends a run, or puts it back to wait, if it is still this worker's. */
export async function end(tx: Tx, run: Run, how: { status: 'completed' | 'failed' | 'waiting'; failure?: Failure; notBefore?: Date; attempts?: number }): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE runs SET status = $3, failure = $4, not_before = $5, attempts = $6, claim = NULL, updated_at = $7, ended_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE $7::timestamptz END
      WHERE id = $1 AND claim = $2 AND status = 'running' RETURNING 1`,
    [run.id, run.claim, how.status, how.failure ? JSON.stringify(how.failure) : null, how.notBefore ?? null, how.attempts ?? 0, tx.now],
  );
  if (rows.length > 0 && run.kind === 'import' && how.status !== 'waiting') await forgetFileOf(tx, run.id);
  return rows.length > 0;
}

const DISABLED: Failure = { code: 'disabled', message: { fr: 'La source est désactivée.', en: 'The source is disabled.' } };
const INTERRUPTED: Failure = { code: 'interrupted', message: { fr: 'La recherche a été interrompue plusieurs fois de suite avant sa fin.', en: 'The run was interrupted several times in a row before its end.' } };
const NO_PUBMED: Failure = { code: 'no-pubmed', message: { fr: 'Aucune source PubMed n’est activée.', en: 'No PubMed source is enabled.' } };
