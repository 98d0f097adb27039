import { In } from 'typeorm';
import { Keyset, notFound, type Page, type PageQuery, type Tx } from '@liaison/platform';
import type { RunQuery, RunRefusalView, RunView } from './run.dto.js';
import { Run, type RunRefusal } from './run.entity.js';

export async function findRun(tx: Tx, id: string): Promise<Run> {
  const run = tx.context.scope === 'none' ? null : await (await tx.reading(Run)).findOneBy({ id });
  return run ?? Promise.reject(notFound());
}

/** A page of runs, the latest first. */
export async function listRuns(tx: Tx, query: RunQuery): Promise<Page<RunView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'r.created_at', type: 'timestamptz', descending: true } }, 'r');
  const values: unknown[] = [query.sourceId ?? null, query.strategyId ?? null, query.status ?? null];
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT r.id, ${keyset.key} FROM runs r
      WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::uuid IS NULL OR r.source_id = $1) AND ($2::uuid IS NULL OR r.strategy_id = $2)
        AND ($3::text[] IS NULL OR r.status = ANY($3)) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  const runs = new Map((await (await tx.reading(Run)).findBy({ id: In(rows.map(({ id }) => id)) })).map((run) => [run.id, run]));
  return keyset.page(rows, ({ id }) => presentRun(runs.get(id)!));
}

export async function listRefusals(tx: Tx, runId: string, query: PageQuery): Promise<Page<RunRefusalView>> {
  const keyset = new Keyset(query, 'order', { order: { column: 'f.id', type: 'uuid' } }, 'f');
  const values: unknown[] = [runId];
  const rows = await tx.query<RunRefusal & { sort_key: string }>(
    `SELECT f.id, f.code, f.message_fr AS "messageFr", f.message_en AS "messageEn", f.line, f.record, ${keyset.key}
       FROM run_refusals f WHERE f.run_id = $1 AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, ({ code, messageFr, messageEn, line, record }) => ({ code, fr: messageFr, en: messageEn, line, record }));
}

export const presentRun = (run: Run): RunView => ({
  id: run.id,
  version: run.version,
  kind: run.kind,
  sourceId: run.sourceId,
  strategyId: run.strategyId,
  slot: run.slot?.toISOString() ?? null,
  requestedBy: run.requestedBy,
  status: run.status,
  coveredBy: run.coveredBy,
  query: run.query,
  windowFrom: run.windowFrom?.toISOString() ?? null,
  windowTo: run.windowTo?.toISOString() ?? null,
  counts: { hits: run.hits, read: run.read, fresh: run.fresh, updated: run.updated, unchanged: run.unchanged, refused: run.refused, signals: run.signals },
  excluded: Object.entries(run.excluded).map(([reason, count]) => ({ reason, count })),
  failure: run.failure && { code: run.failure.code, ...run.failure.message },
  createdAt: run.createdAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  endedAt: run.endedAt?.toISOString() ?? null,
});
