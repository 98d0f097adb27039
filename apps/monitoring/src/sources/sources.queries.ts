import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import { alphabetical } from './alphabetical.js';
import type { SourceQuery, SourceView } from './source.dto.js';
import type { Source, SourceState } from './source.entity.js';

type Row = Source & Pick<SourceState, 'health' | 'attemptedAt' | 'succeededAt' | 'notBefore' | 'failures' | 'failure'> & { hasApiKey: boolean; nextRunAt: Date | null; sort_key: string };

const COLUMNS = `s.id, s.version, s.kind, s.preset, s.name_fr AS "nameFr", s.name_en AS "nameEn", s.folder, s.settings, s.schedule, s.enabled,
  s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.voided_at AS "voidedAt",
  t.health, t.attempted_at AS "attemptedAt", t.succeeded_at AS "succeededAt", t.not_before AS "notBefore", t.failures, t.failure,
  s.has_api_key AS "hasApiKey", w.next_slot_at AS "nextRunAt"`;
const FROM = 'sources s JOIN source_states t ON t.source_id = s.id LEFT JOIN watch_schedules w ON w.id = s.id';

export async function findSource(tx: Tx, id: string): Promise<SourceView> {
  const [row] = tx.context.scope === 'none' ? [] : await tx.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = $1`, [id]);
  return row ? presentSource(row) : Promise.reject(notFound());
}

/** A page of the sources, by name in the reader's language. */
export async function listSources(tx: Tx, query: SourceQuery, language: 'fr' | 'en'): Promise<Page<SourceView>> {
  const keyset = new Keyset(query, language, { fr: { column: alphabetical('s.name_fr'), type: 'text' }, en: { column: alphabetical('s.name_en'), type: 'text' } }, 's');
  const values: unknown[] = [query.kind ?? null, query.health ?? null, query.enabled ?? null, query.folder ?? null];
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM ${FROM}
      WHERE s.voided_at IS NULL AND ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::text[] IS NULL OR s.kind = ANY($1))
        AND ($2::text[] IS NULL OR t.health = ANY($2)) AND ($3::boolean IS NULL OR s.enabled = $3) AND ($4::text IS NULL OR s.folder = $4) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, presentSource);
}

const presentSource = (row: Row): SourceView => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  preset: row.preset,
  name: { fr: row.nameFr, en: row.nameEn },
  folder: row.folder,
  settings: row.settings,
  schedule: row.schedule,
  enabled: row.enabled,
  hasApiKey: row.hasApiKey,
  health: row.health,
  failures: row.failures,
  failure: row.failure && { code: row.failure.code, ...row.failure.message },
  attemptedAt: row.attemptedAt?.toISOString() ?? null,
  succeededAt: row.succeededAt?.toISOString() ?? null,
  notBefore: row.notBefore?.toISOString() ?? null,
  nextRunAt: row.nextRunAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  voidedAt: row.voidedAt?.toISOString() ?? null,
});
