import { In } from 'typeorm';
import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import type { ImportQuery, ImportRowView, ImportView, ImportRowQuery } from './import.dto.js';
import { Import, ImportRow } from './import.entity.js';
import { failures } from './reasons.js';

/** An import within the caller's reach; any other is not there. */
export async function findImport(tx: Tx, id: string): Promise<Import> {
  const found = await (await tx.reading(Import)).findOneBy({ id });
  if (!found || (tx.context.scope !== 'all' && found.ownerId !== tx.userId)) throw notFound();
  return found;
}

/** A page of imports, the latest first. */
export async function listImports(tx: Tx, query: ImportQuery): Promise<Page<ImportView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'i.created_at', type: 'timestamptz', descending: true } }, 'i');
  const values: unknown[] = [tx.context.scope === 'all' ? null : tx.userId, query.status ?? null];
  const found = await tx.query<{ id: string; sort_key: string }>(
    `SELECT i.id, ${keyset.key} FROM imports i
      WHERE ($1::uuid IS NULL OR i.owner_id = $1) AND ($2::text[] IS NULL OR i.status = ANY($2)) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  const imports = await (await tx.reading(Import)).findBy({ id: In(found.map((row) => row.id)) });
  const byId = new Map(imports.map((one) => [one.id, one]));
  return keyset.page(found, ({ id }) => presentImport(byId.get(id)!));
}

/** A page of the rows of an import, in the order of the file. */
export async function listRows(tx: Tx, importId: string, query: ImportRowQuery): Promise<Page<ImportRowView>> {
  const keyset = new Keyset(query, 'ordinal', { ordinal: { column: 'r.ordinal', type: 'int' } }, 'r');
  const values: unknown[] = [importId, query.status ?? null];
  const rows = await tx.query<ImportRow & { sort_key: string }>(
    `SELECT r.id, r.ordinal, r.status, r.resource_type AS "resourceType", r.reference, r.result_id AS "resultId", r.reason, r.notes, ${keyset.key}
       FROM import_rows r WHERE r.import_id = $1 AND ($2::text[] IS NULL OR r.status = ANY($2)) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, presentRow);
}

export const presentImport = (it: Import): ImportView => ({
  id: it.id,
  version: it.version,
  ownerId: it.ownerId,
  format: it.format,
  fileName: it.fileName,
  source: it.source,
  dryRun: it.dryRun,
  status: it.status,
  failure: it.failure === null ? null : failures[it.failure]!,
  counts: {
    total: it.total,
    pending: it.total - it.created - it.updated - it.unchanged - it.refused,
    created: it.created,
    updated: it.updated,
    unchanged: it.unchanged,
    refused: it.refused,
  },
  contentHash: it.contentHash,
  contentBytes: it.contentBytes,
  createdAt: it.createdAt.toISOString(),
  updatedAt: it.updatedAt.toISOString(),
  endedAt: it.endedAt?.toISOString() ?? null,
});

const presentRow = ({ ordinal, status, resourceType, reference, resultId, reason, notes }: ImportRow): ImportRowView => ({
  ordinal,
  status,
  resourceType,
  reference,
  resultId,
  reason,
  notes,
});
