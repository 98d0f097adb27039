import { In } from 'typeorm';
import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import { Run } from '../runs/run.entity.js';
import { presentRun } from '../runs/runs.queries.js';
import type { PublicationImportQuery, PublicationImportView } from './publication-import.dto.js';
import { PublicationImport } from './publication-import.entity.js';

export async function findImport(tx: Tx, id: string): Promise<PublicationImport> {
  const found = tx.context.scope === 'none' ? null : await (await tx.reading(PublicationImport)).findOneBy({ id });
  return found ?? Promise.reject(notFound());
}

/** A page of imports, the latest first. */
export async function listImports(tx: Tx, query: PublicationImportQuery): Promise<Page<PublicationImportView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'i.created_at', type: 'timestamptz', descending: true } }, 'i');
  const values: unknown[] = [query.mine ? tx.userId : null];
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT i.id, ${keyset.key} FROM publication_imports i
      WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::uuid IS NULL OR i.owner_id = $1) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  const imports = await (await tx.reading(PublicationImport)).findBy({ id: In(rows.map(({ id }) => id)) });
  const views = new Map((await present(tx, imports)).map((view) => [view.id, view]));
  return keyset.page(rows, ({ id }) => views.get(id)!);
}

export async function presentImport(tx: Tx, one: PublicationImport): Promise<PublicationImportView> {
  return (await present(tx, [one]))[0]!;
}

async function present(tx: Tx, imports: readonly PublicationImport[]): Promise<PublicationImportView[]> {
  const ids = imports.flatMap(({ runId }) => runId ?? []);
  const runs = new Map((ids.length > 0 ? await (await tx.reading(Run)).findBy({ id: In(ids) }) : []).map((run) => [run.id, run]));
  return imports.map((one) => viewOf(one, runs.get(one.runId ?? '')));
}

function viewOf(one: PublicationImport, run: Run | undefined): PublicationImportView {
  const told = run && presentRun(run);
  return {
    id: one.id,
    version: one.version,
    ownerId: one.ownerId,
    fileName: one.fileName,
    signals: one.signals,
    status: told?.status ?? (one.repeatsId ? 'repeated' : 'awaiting-content'),
    format: one.format,
    repeatsId: one.repeatsId,
    runId: one.runId,
    counts: told?.counts ?? null,
    excluded: told?.excluded ?? [],
    failure: told?.failure ?? null,
    contentHash: one.contentHash,
    contentBytes: one.contentBytes,
    createdAt: one.createdAt.toISOString(),
    endedAt: told ? told.endedAt : one.repeatsId ? one.updatedAt.toISOString() : null,
  };
}
