import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import type { AssignmentView, TerritoryQuery, TerritoryView } from './territory.dto.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  name_fr: string;
  name_en: string;
  regions: string[];
  organization_ids: string[];
  therapeutic_areas: string[];
  valid_from: string;
  ends_on: string | null;
  voided_at: Date | null;
  assignments: AssignmentView[];
}

/** The last day on which the territory holds anybody: a voided one has ended the day before, in Toronto. */
const ENDS_ON = `least(t.valid_to, (t.voided_at AT TIME ZONE 'America/Toronto')::date - 1)`;

const COLUMNS = `t.id, t.version, t.name_fr, t.name_en, t.regions, t.organization_ids, t.therapeutic_areas,
  t.valid_from::text AS valid_from, ${ENDS_ON}::text AS ends_on, t.voided_at,
  (SELECT coalesce(json_agg(json_build_object('userId', a.user_id, 'kind', a.kind, 'from', a.valid_from, 'to', a.valid_to) ORDER BY a.ordinal), '[]')
     FROM assignments a WHERE a.territory_id = t.id) AS assignments`;

/** A page of territories by French name; voided ones are left out. */
export async function listTerritories(tx: Tx, { userId, region, on, ...page }: TerritoryQuery): Promise<Page<TerritoryView>> {
  const keyset = new Keyset(page, 'name', { name: { column: 'fold(t.name_fr)', type: 'text' } }, 't');
  const values: unknown[] = [userId ?? null, region ?? null, on ?? null];
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM territories t
      WHERE t.voided_at IS NULL AND ($2::text IS NULL OR $2 = ANY (t.regions))
        AND ($3::date IS NULL OR $3 BETWEEN t.valid_from AND coalesce(${ENDS_ON}, 'infinity'))
        AND ($1::uuid IS NULL OR EXISTS (SELECT FROM assignments a WHERE a.territory_id = t.id AND a.user_id = $1
              AND ($3::date IS NULL OR $3 BETWEEN a.valid_from AND coalesce(a.valid_to, 'infinity'))))
        AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, present);
}

export async function findTerritory(tx: Tx, id: string): Promise<TerritoryView> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM territories t WHERE t.id = $1`, [id]);
  return row ? present(row) : Promise.reject(notFound());
}

const present = (row: Row): TerritoryView => ({
  id: row.id,
  version: row.version,
  name: { fr: row.name_fr, en: row.name_en },
  regions: row.regions,
  organizationIds: row.organization_ids,
  therapeuticAreas: row.therapeutic_areas,
  validFrom: row.valid_from,
  validTo: row.ends_on,
  assignments: row.assignments,
  voidedAt: row.voided_at?.toISOString() ?? null,
});
