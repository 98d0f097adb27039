import { Keyset, type Page, type Tx } from '@liaison/platform';
import { asked, beginning } from '../search/fold.js';
import type { OrganizationQuery, OrganizationView } from './organization.dto.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  kind: string;
  name_fr: string;
  name_en: string;
  region: string | null;
  city: string | null;
  postal_code: string | null;
  predecessor_id: string | null;
  valid_from: string | null;
  valid_to: string | null;
  updated_at: Date;
  voided_at: Date | null;
  parents: OrganizationView['parents'];
}

const COLUMNS = `o.id, o.version, o.kind, o.name_fr, o.name_en, o.region, o.city, o.postal_code, o.predecessor_id,
  o.valid_from::text AS valid_from, o.valid_to::text AS valid_to, o.updated_at, o.voided_at,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('organizationId', p.parent_id, 'from', p.valid_from, 'to', p.valid_to)
     ORDER BY p.valid_from NULLS FIRST), '[]') FROM organization_parents p WHERE p.organization_id = o.id) AS parents`;

export async function viewOrganization(tx: Tx, id: string): Promise<OrganizationView | null> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM organizations o WHERE o.id = $1`, [id]);
  return row ? present(row) : null;
}

/** A page of organizations in the order of their folded French names, as the tree was on a day. */
export async function listOrganizations(tx: Tx, query: OrganizationQuery): Promise<Page<OrganizationView>> {
  const keyset = new Keyset(query, 'name', { name: { column: 'o.search', type: 'text' } }, 'o');
  const values: unknown[] = [query.on ?? null];
  const day = 'coalesce($1::date, app_today())';
  const where = ['o.voided_at IS NULL', keyset.where(values)];
  const filter = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) where.push(condition(`$${values.push(value)}`));
  };
  filter(query.ids, (p) => `o.id = ANY(${p}::uuid[])`);
  filter(query.kind, (p) => `o.kind = ${p}`);
  filter(query.region, (p) => `region_of(o.id, ${day}) = ${p}`);
  filter(
    query.parentId,
    (p) => `EXISTS (SELECT FROM organization_parents l WHERE l.organization_id = o.id AND l.parent_id = ${p}::uuid AND daterange(l.valid_from, l.valid_to, '[]') @> ${day})`,
  );
  if (query.on) where.push(`daterange(o.valid_from, o.valid_to, '[]') @> ${day}`);
  for (const word of query.q === undefined ? [] : asked(query.q))
    where.push(`(${word.map((one) => `o.search LIKE $${values.push(`% ${beginning(one)}`)}`).join(' OR ')})`);
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM organizations o WHERE $1::date IS NOT DISTINCT FROM $1 AND ${where.join(' AND ')} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, present);
}

const present = (row: Row): OrganizationView => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  name: { fr: row.name_fr, en: row.name_en },
  region: row.region,
  city: row.city,
  postalCode: row.postal_code,
  parents: row.parents,
  predecessorId: row.predecessor_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  updatedAt: row.updated_at.toISOString(),
  voidedAt: row.voided_at?.toISOString() ?? null,
});
