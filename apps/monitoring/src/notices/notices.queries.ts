import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import type { SourceKind } from '../sources/source-kinds.js';
import type { NoticeQuery, NoticeView } from './notice.dto.js';
import type { Notice } from './notice.entity.js';

interface Row extends Notice {
  sourceKind: SourceKind;
  nameFr: string;
  nameEn: string;
  sort_key: string;
}

const COLUMNS = `n.id, n.version, n.kind, n.title, n.url, n.published_on AS "publishedOn", n.recall_class AS "recallClass", n.record,
  n.source_id AS "sourceId", s.kind AS "sourceKind", s.name_fr AS "nameFr", s.name_en AS "nameEn", n.created_at AS "createdAt", n.updated_at AS "updatedAt"`;
const FROM = 'notices n JOIN sources s ON s.id = n.source_id';

export async function findNotice(tx: Tx, id: string): Promise<NoticeView> {
  const [row] = tx.context.scope === 'none' ? [] : await tx.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE n.id = $1`, [id]);
  return row ? present(row) : Promise.reject(notFound());
}

/** A page of notices, what has come or changed last first. */
export async function listNotices(tx: Tx, query: NoticeQuery): Promise<Page<NoticeView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'n.updated_at', type: 'timestamptz', descending: true } }, 'n');
  const values: unknown[] = [query.kind ?? null, query.sourceId ?? null, query.recallClass ?? null];
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM ${FROM}
      WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::text[] IS NULL OR n.kind = ANY($1))
        AND ($2::uuid IS NULL OR n.source_id = $2) AND ($3::int IS NULL OR n.recall_class = $3) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, present);
}

const present = (row: Row): NoticeView => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  title: row.title,
  url: row.url,
  publishedOn: row.publishedOn,
  recallClass: row.recallClass,
  source: { id: row.sourceId, kind: row.sourceKind, name: { fr: row.nameFr, en: row.nameEn } },
  record: row.record as unknown as Record<string, unknown>,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
