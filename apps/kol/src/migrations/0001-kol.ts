import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** People, organizations and how they hang together; engagement apart from them, because not every role may know of it. */
export class Kol1764000003000 implements MigrationInterface {
  name = 'Kol1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ORGANIZATIONS, STAKEHOLDERS, MEDICAL, FUNCTIONS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const ORGANIZATIONS = `
CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  region text,
  city text,
  postal_code text,
  predecessor_id uuid REFERENCES organizations,
  valid_from date,
  valid_to date,
  search text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz
);
CREATE INDEX ON organizations (search, id);
CREATE INDEX ON organizations USING gin (search gin_trgm_ops);
CREATE TABLE organization_parents (
  organization_id uuid NOT NULL REFERENCES organizations,
  parent_id uuid NOT NULL REFERENCES organizations,
  valid_from date,
  valid_to date,
  CHECK (organization_id <> parent_id),
  EXCLUDE USING gist (organization_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
CREATE INDEX ON organization_parents (parent_id);
CREATE TABLE topics_seen (id uuid PRIMARY KEY, version int NOT NULL, therapeutic_area text NOT NULL, active boolean NOT NULL);`;

/** What every role may read of a person. Its version counts only changes that every role may see. */
const STAKEHOLDERS = `
CREATE TABLE stakeholders (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  given_name text,
  family_name text,
  profession text,
  specialties text[] NOT NULL,
  languages text[] NOT NULL,
  orcid text,
  sort_name text COLLATE "C" NOT NULL,
  survivor_id uuid REFERENCES stakeholders,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  erased_at timestamptz
);
CREATE INDEX ON stakeholders (sort_name, id) WHERE voided_at IS NULL;
CREATE INDEX ON stakeholders (updated_at, id) WHERE voided_at IS NULL;
CREATE INDEX ON stakeholders (survivor_id) WHERE survivor_id IS NOT NULL;
CREATE UNIQUE INDEX stakeholders_orcid ON stakeholders (orcid) WHERE voided_at IS NULL;
CREATE TABLE affiliations (
  id uuid PRIMARY KEY,
  stakeholder_id uuid NOT NULL REFERENCES stakeholders,
  organization_id uuid NOT NULL REFERENCES organizations,
  role text,
  valid_from date,
  valid_to date
);
CREATE INDEX ON affiliations (stakeholder_id);
CREATE INDEX ON affiliations (organization_id);
-- One row for each word of a name: words match by their beginning, in any order.
CREATE TABLE search_names (
  stakeholder_id uuid NOT NULL REFERENCES stakeholders,
  token text COLLATE "C" NOT NULL,
  search text COLLATE "C" NOT NULL,
  PRIMARY KEY (stakeholder_id, token)
);
CREATE INDEX ON search_names (token, search, stakeholder_id);`;

const MEDICAL = `
CREATE TABLE stakeholder_profiles (
  id uuid PRIMARY KEY REFERENCES stakeholders,
  version int NOT NULL DEFAULT 1,
  roles text[] NOT NULL,
  topic_ids uuid[] NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON stakeholder_profiles USING gin (topic_ids);
CREATE INDEX ON stakeholder_profiles USING gin (roles);
CREATE TABLE licences (
  stakeholder_id uuid NOT NULL REFERENCES stakeholders,
  professional_order text NOT NULL,
  number text NOT NULL,
  PRIMARY KEY (professional_order, number)
);
CREATE INDEX ON licences (stakeholder_id);
CREATE TABLE contact_points (
  id uuid PRIMARY KEY,
  stakeholder_id uuid NOT NULL REFERENCES stakeholders,
  kind text NOT NULL,
  value text NOT NULL
);
CREATE INDEX ON contact_points (stakeholder_id);
CREATE TABLE stakeholder_places (
  stakeholder_id uuid PRIMARY KEY,
  version int NOT NULL,
  territory_ids uuid[] NOT NULL
);
CREATE INDEX ON stakeholder_places USING gin (territory_ids);
CREATE TABLE interactions_seen (interaction_id uuid PRIMARY KEY, version int NOT NULL);
CREATE TABLE touches (
  interaction_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  stances jsonb NOT NULL,
  PRIMARY KEY (interaction_id, stakeholder_id)
);
CREATE INDEX ON touches (stakeholder_id, started_at DESC);
CREATE TABLE engagement (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  tier_level int,
  tier_score int,
  tier_components jsonb NOT NULL DEFAULT '[]',
  last_touch_at timestamptz,
  interaction_count int NOT NULL DEFAULT 0,
  stances jsonb NOT NULL DEFAULT '[]',
  updated_at timestamptz NOT NULL
);
CREATE TABLE merges (
  id uuid PRIMARY KEY,
  loser_id uuid NOT NULL UNIQUE REFERENCES stakeholders,
  survivor_id uuid NOT NULL REFERENCES stakeholders,
  reason text,
  merged_by text NOT NULL,
  merged_at timestamptz NOT NULL
);`;

const FUNCTIONS = `
-- The id that answers for a person today.
CREATE FUNCTION today_of(stakeholder uuid) RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT coalesce((SELECT survivor_id FROM stakeholders WHERE id = stakeholder), stakeholder) $$;
-- An organization and all that it belongs to on a day.
CREATE FUNCTION ancestry(organization uuid, day date) RETURNS TABLE (id uuid, depth int) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT organization AS id, 0 AS depth
    UNION SELECT p.parent_id, up.depth + 1 FROM up JOIN organization_parents p ON p.organization_id = up.id
     WHERE daterange(p.valid_from, p.valid_to, '[]') @> day AND up.depth < 12)
  SELECT id, depth FROM up $$;
-- The region of an organization: its own, else that of the nearest above it.
CREATE FUNCTION region_of(organization uuid, day date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT o.region FROM ancestry(organization, day) a JOIN organizations o ON o.id = a.id
   WHERE o.region IS NOT NULL ORDER BY a.depth LIMIT 1 $$;
-- The territories that hold a person on a day: by affiliation, and by topic where both have any.
CREATE FUNCTION territories_of(stakeholder uuid, day date) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(t.territory_id ORDER BY t.territory_id), '{}') FROM territories_seen t
   -- A territory that was voided before it began ends before it begins: no range, and nobody's.
   WHERE day >= t.valid_from AND (t.valid_to IS NULL OR day <= t.valid_to)
     AND EXISTS (SELECT FROM affiliations f WHERE f.stakeholder_id = stakeholder AND daterange(f.valid_from, f.valid_to, '[]') @> day
           AND (region_of(f.organization_id, day) = ANY (t.regions)
                OR EXISTS (SELECT FROM ancestry(f.organization_id, day) a WHERE a.id = ANY (t.organization_ids))))
     AND (t.therapeutic_areas = '{}'
          OR NOT EXISTS (SELECT FROM stakeholder_profiles p WHERE p.id = stakeholder AND p.topic_ids <> '{}')
          OR EXISTS (SELECT FROM stakeholder_profiles p JOIN topics_seen s ON s.id = ANY (p.topic_ids)
              WHERE p.id = stakeholder AND s.therapeutic_area = ANY (t.therapeutic_areas))) $$;`;

const medical = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance', 'safety')`;
const writers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance')`;
const engaged = (id: string) => `app_role() IN ('system', 'medical_manager', 'compliance') OR (app_role() = 'msl' AND EXISTS (
  SELECT FROM stakeholder_places p WHERE p.stakeholder_id = ${id} AND p.territory_ids && (SELECT my_territories())))`;
/** Compliance reads everything and judges nobody. */
const engages = `app_role() <> 'compliance' AND (${engaged('id')})`;

const BELTS = [
  ...['stakeholder_profiles', 'licences', 'contact_points'].flatMap((table) =>
    belt(table, { select: medical, insert: writers, update: writers, delete: writers }),
  ),
  ...belt('engagement', {
    select: engaged('id'),
    insert: engages,
    update: engages,
    delete: `app_role() = 'system'`,
  }),
  ...['touches', 'interactions_seen'].flatMap((table) =>
    belt(table, { select: `app_role() = 'system'`, insert: `app_role() = 'system'`, update: `app_role() = 'system'`, delete: `app_role() = 'system'` }),
  ),
];
