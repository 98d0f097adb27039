import { Keyset, scopeOf, type Page, type Sorting, type Tx } from '@liaison/platform';
import { asked, beginning } from '../search/fold.js';
import type { StakeholderQuery, StakeholderView } from './stakeholder.dto.js';
import { Affiliation, ContactPoint, Licence, Stakeholder, StakeholderProfile } from './stakeholder.entity.js';
import type { StakeholderRecord } from './stakeholder-record.js';
import { maySeeMedical, presentRow, type Row } from './present.js';

/** The id that answers for a person today: after a merge, the survivor's. */
export async function todayOf(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>('SELECT today_of($1) AS id', [id]);
  return row!.id;
}

export async function loadRecord(tx: Tx, id: string): Promise<StakeholderRecord | null> {
  const person = await (await tx.reading(Stakeholder)).findOneBy({ id });
  const profile = await (await tx.reading(StakeholderProfile)).findOneBy({ id });
  if (!person || !profile) return null;
  const ofPerson = { where: { stakeholderId: id } };
  return {
    person,
    profile,
    affiliations: await (await tx.reading(Affiliation)).find({ ...ofPerson, order: { validFrom: 'ASC', id: 'ASC' } }),
    licences: await (await tx.reading(Licence)).find(ofPerson),
    contactPoints: await (await tx.reading(ContactPoint)).find({ ...ofPerson, order: { id: 'ASC' } }),
  };
}

export async function viewStakeholder(tx: Tx, id: string): Promise<StakeholderView | null> {
  const [row] = await tx.query<Row>(`SELECT ${columns(tx)} FROM ${tables(tx)} WHERE s.id = $1`, [id]);
  return row ? presentRow(tx, row) : null;
}

const SORTINGS: Record<string, Sorting> = {
  name: { column: 's.sort_name', type: 'text' },
  updatedAt: { column: 's.updated_at', type: 'timestamptz' },
  match: { column: `(n.token || ' ' || n.search) COLLATE "C"`, type: 'text' },
};

/** A page of people: by name, or the best matches of what somebody is typing. */
export async function listStakeholders(tx: Tx, query: StakeholderQuery): Promise<Page<StakeholderView>> {
  const typed = query.q === undefined ? null : asked(query.q);
  if (typed?.length === 0) return { items: [], nextCursor: null };
  const keyset = new Keyset(query, typed ? 'match' : (query.sort ?? 'name'), SORTINGS, 's');
  const values: unknown[] = [];
  const where = [query.updatedSince ? 'true' : 's.voided_at IS NULL', 's.erased_at IS NULL', ...filters(tx, query, values), keyset.where(values)];
  const found = typed
    ? matching(typed, where, values, keyset)
    : `SELECT s.id, ${keyset.key}, row_number() OVER () AS place FROM (SELECT * FROM stakeholders s WHERE ${where.join(' AND ')} ${keyset.order}) s`;
  const rows = await tx.query<Row & { sort_key: string }>(
    `WITH found AS MATERIALIZED (${found})
     SELECT ${columns(tx)}, found.sort_key FROM found JOIN ${joined(tx)} ORDER BY found.place`,
    values,
  );
  return keyset.page(rows, (row) => presentRow(tx, row));
}

/**
 * The longest word leads through the index on search_names, whose order is the answer's, so that the
 * first page costs no more than its rows; the other words are looked for in the whole name beside it.
 * A word that may begin in two ways is followed both ways at once. A person with two words that begin
 * so is found by the first of them only.
 */
function matching(typed: string[][], where: string[], values: unknown[], keyset: Keyset): string {
  const lead = typed.reduce((best, word) => (word[0]!.length > best[0]!.length ? word : best));
  const like = (column: string, pattern: string) => `${column} LIKE $${values.push(pattern)}`;
  const others = typed.filter((word) => word !== lead).map((word) => `(${word.map((one) => like('n.search', `% ${beginning(one)}`)).join(' OR ')})`);
  const order = (of: string) => `ORDER BY ${of}.token, ${of}.search, ${of}.id LIMIT ${keyset.limit + 1}`;
  const ways = lead.map((way) => {
    const earlier = `EXISTS (SELECT FROM search_names o WHERE o.stakeholder_id = n.stakeholder_id AND o.token < n.token AND (${lead.map((one) => like('o.token', beginning(one))).join(' OR ')}))`;
    const conditions = [like('n.token', beginning(way)), ...others, `NOT ${earlier}`, ...where];
    return `(SELECT s.id, ${keyset.key}, n.token, n.search FROM search_names n JOIN stakeholders s ON s.id = n.stakeholder_id
              WHERE ${conditions.join(' AND ')} ORDER BY n.token, n.search, n.stakeholder_id LIMIT ${keyset.limit + 1})`;
  });
  return `SELECT id, sort_key, row_number() OVER (ORDER BY token, search, id) AS place FROM (${ways.join(' UNION ALL ')}) ways ${order('ways')}`;
}

function filters(tx: Tx, query: StakeholderQuery, values: unknown[]): string[] {
  const where: string[] = [];
  const filter = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) where.push(condition(`$${values.push(value)}`));
  };
  const placed = (condition: string) => `EXISTS (SELECT FROM stakeholder_places p WHERE p.stakeholder_id = s.id AND ${condition})`;
  const affiliated = (condition: string) =>
    `EXISTS (SELECT FROM affiliations f WHERE f.stakeholder_id = s.id AND daterange(f.valid_from, f.valid_to, '[]') @> app_today() AND ${condition})`;
  const profile = (condition: string) => `EXISTS (SELECT FROM stakeholder_profiles m WHERE m.id = s.id AND ${condition})`;
  filter(query.ids, (p) => `s.id = ANY(${p}::uuid[])`);
  filter(query.kind, (p) => `s.kind = ANY(${p}::text[])`);
  filter(query.profession, (p) => `s.profession = ${p}`);
  filter(query.specialty, (p) => `${p} = ANY(s.specialties)`);
  filter(query.region, (p) => affiliated(`region_of(f.organization_id, app_today()) = ${p}`));
  filter(query.organizationId, (p) => affiliated(`EXISTS (SELECT FROM ancestry(f.organization_id, app_today()) a WHERE a.id = ${p}::uuid)`));
  filter(query.territoryId, (p) => placed(`${p}::uuid = ANY(p.territory_ids)`));
  filter(query.role, (p) => profile(`${p} = ANY(m.roles)`));
  filter(query.topicId, (p) => profile(`${p}::uuid = ANY(m.topic_ids)`));
  filter(query.tier, (p) => `EXISTS (SELECT FROM engagement e WHERE e.id = s.id AND e.tier_level = ${p})`);
  // A medical change moves the profile alone, and only those who may know of it find the person by it.
  filter(query.updatedSince, (p) => (maySeeMedical(tx) ? profile(`m.updated_at >= ${p}::timestamptz`) : `s.updated_at >= ${p}::timestamptz`));
  const mine = placed('p.territory_ids && (SELECT my_territories())');
  if (query.mine) where.push(mine);
  if (query.tier !== undefined) where.push({ all: 'true', territory: mine }[scopeOf('engagement:read', tx.caller) as string] ?? 'false');
  // Territories follow topics: whether somebody lies in one says what they work on.
  const medical = query.role ?? query.topicId ?? query.territoryId ?? (query.mine || undefined);
  if (medical !== undefined && !maySeeMedical(tx)) where.push('false');
  return where;
}

const AFFILIATIONS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'organizationId', f.organization_id,
    'organizationNameFr', o.name_fr, 'organizationNameEn', o.name_en, 'city', o.city, 'role', f.role, 'from', f.valid_from, 'to', f.valid_to)
    ORDER BY f.valid_to DESC NULLS FIRST, f.valid_from DESC NULLS LAST, f.id), '[]')
  FROM affiliations f JOIN organizations o ON o.id = f.organization_id WHERE f.stakeholder_id = s.id) AS affiliations`;

const joined = (tx: Tx): string =>
  maySeeMedical(tx) ? 'stakeholders s ON s.id = found.id JOIN stakeholder_profiles m ON m.id = s.id' : 'stakeholders s ON s.id = found.id';

/** The columns that the caller's role may read; the others' tables are not even asked. */
const columns = (tx: Tx): string =>
  maySeeMedical(tx)
    ? `s.*, ${AFFILIATIONS}, m.version AS whole_version, m.updated_at AS whole_updated_at, m.roles, m.topic_ids,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('order', l.professional_order, 'number', l.number) ORDER BY l.professional_order, l.number), '[]')
          FROM licences l WHERE l.stakeholder_id = s.id) AS licences,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value) ORDER BY c.id), '[]')
          FROM contact_points c WHERE c.stakeholder_id = s.id) AS contact_points`
    : `s.*, ${AFFILIATIONS}`;

const tables = (tx: Tx): string => (maySeeMedical(tx) ? 'stakeholders s JOIN stakeholder_profiles m ON m.id = s.id' : 'stakeholders s');
