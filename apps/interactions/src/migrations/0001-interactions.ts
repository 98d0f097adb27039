import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Interactions and their components, adverse events, and what is known here of people, places and products. */
export class Interactions1764000001000 implements MigrationInterface {
  name = 'Interactions1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [SEEN, TABLES, FUNCTIONS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Projections, fed by events. A merged person's id is an alias: `survivor_id` says of whom. */
const SEEN = `
CREATE TABLE stakeholders_seen (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 0,
  kind text,
  given_name text,
  family_name text,
  placed_version int NOT NULL DEFAULT 0,
  territory_ids uuid[] NOT NULL DEFAULT '{}',
  survivor_id uuid,
  erased boolean NOT NULL DEFAULT false
);
CREATE INDEX ON stakeholders_seen (survivor_id) WHERE survivor_id IS NOT NULL;
CREATE TABLE organizations_seen (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  region text
);
CREATE TABLE topics_seen (id uuid PRIMARY KEY, version int NOT NULL, therapeutic_area text NOT NULL, active boolean NOT NULL);
CREATE TABLE products_seen (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  kind text NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  voided boolean NOT NULL
);`;

const TABLES = `
CREATE TABLE listening_priorities (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  text_fr text NOT NULL,
  text_en text NOT NULL,
  topic_id uuid,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz
);
CREATE TABLE interactions (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  author_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('planned', 'completed', 'cancelled', 'no_show')),
  channel text NOT NULL,
  started_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  duration_minutes int,
  place text,
  initiated_by text NOT NULL,
  language text NOT NULL,
  note text,
  status_reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz
);
CREATE INDEX ON interactions (started_at DESC, id DESC);
CREATE INDEX ON interactions (author_id, started_at DESC);
CREATE TABLE attendees (
  id uuid PRIMARY KEY,
  interaction_id uuid NOT NULL REFERENCES interactions DEFERRABLE,
  author_id uuid NOT NULL,
  ordinal int NOT NULL,
  stakeholder_id uuid,
  organization_id uuid,
  CHECK (num_nonnulls(stakeholder_id, organization_id) = 1)
);
CREATE INDEX ON attendees (interaction_id);
CREATE INDEX ON attendees (stakeholder_id);
CREATE INDEX ON attendees (organization_id) WHERE organization_id IS NOT NULL;
CREATE TABLE discussions (
  id uuid PRIMARY KEY,
  interaction_id uuid NOT NULL REFERENCES interactions,
  attendee_id uuid,
  ordinal int NOT NULL,
  topic_id uuid,
  product_id uuid,
  summary text,
  stance text
);
CREATE INDEX ON discussions (interaction_id);
CREATE TABLE insights (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  interaction_id uuid NOT NULL REFERENCES interactions,
  attendee_id uuid,
  author_id uuid NOT NULL,
  text text NOT NULL,
  priority_id uuid,
  status text NOT NULL DEFAULT 'submitted',
  submitted_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON insights (interaction_id);
CREATE INDEX ON insights (submitted_at DESC, id DESC);
CREATE TABLE raised_inquiries (
  id uuid PRIMARY KEY,
  interaction_id uuid NOT NULL REFERENCES interactions,
  attendee_id uuid,
  product_id uuid,
  question text NOT NULL,
  unsolicited boolean NOT NULL,
  raised_at timestamptz NOT NULL
);
CREATE INDEX ON raised_inquiries (interaction_id);
CREATE TABLE commitments (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  interaction_id uuid NOT NULL REFERENCES interactions,
  attendee_id uuid,
  author_id uuid NOT NULL,
  text text NOT NULL,
  due_on date,
  fulfilled_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON commitments (interaction_id);
CREATE INDEX ON commitments (author_id, due_on) WHERE fulfilled_at IS NULL;
CREATE TABLE documented_interests (
  id uuid PRIMARY KEY,
  interaction_id uuid NOT NULL REFERENCES interactions,
  attendee_id uuid,
  topic_id uuid NOT NULL
);
CREATE INDEX ON documented_interests (interaction_id);
CREATE TABLE adverse_events (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  interaction_id uuid,
  attendee_id uuid,
  stakeholder_id uuid,
  reporter_id uuid NOT NULL,
  verbatim text NOT NULL,
  product_id uuid,
  product_as_told text,
  patient_initials text,
  patient_age int,
  patient_sex text,
  serious boolean,
  aware_at timestamptz NOT NULL,
  internal_due_at timestamptz NOT NULL,
  regulatory_due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'reported' CHECK (status IN ('reported', 'forwarded', 'acknowledged', 'closed')),
  forwarded_at timestamptz,
  acknowledged_at timestamptz,
  closed_at timestamptz,
  case_number text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON adverse_events (internal_due_at, id);
CREATE INDEX ON adverse_events (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX ON adverse_events (reporter_id);`;

const FUNCTIONS = `
CREATE FUNCTION keep_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR row(NEW.verbatim, NEW.aware_at, NEW.internal_due_at, NEW.regulatory_due_at, NEW.reporter_id, NEW.created_at)
     IS DISTINCT FROM row(OLD.verbatim, OLD.aware_at, OLD.internal_due_at, OLD.regulatory_due_at, OLD.reporter_id, OLD.created_at)
  THEN RAISE EXCEPTION 'what was reported of an adverse event stays as it was reported'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_verbatim BEFORE UPDATE OR DELETE ON adverse_events FOR EACH ROW EXECUTE FUNCTION keep_verbatim();

CREATE FUNCTION in_territories(places uuid[], organization uuid, region text, mine uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT places && mine OR (organization IS NOT NULL AND EXISTS (
    SELECT FROM territories_seen t WHERE t.territory_id = ANY (mine) AND (region = ANY (t.regions) OR organization = ANY (t.organization_ids)))) $$;

-- Whether the caller may read an interaction, decided past the policies: the attendees' own policy needs it.
CREATE FUNCTION readable(interaction uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interactions COST 1000 AS $$
  SELECT EXISTS (SELECT FROM interactions i WHERE i.id = interaction AND i.author_id = app_user())
      OR EXISTS (SELECT FROM attendees a
           LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id
           LEFT JOIN organizations_seen o ON o.id = a.organization_id
          WHERE a.interaction_id = interaction AND in_territories(s.territory_ids, o.id, o.region, my_territories())) $$;`;

const seesAll = `app_role() IN ('system', 'medical_manager', 'compliance')`;

/** The second belt: what the application's own checks say, said again by the database. */
const BELTS = [
  ...belt('interactions', {
    select: `${seesAll} OR (app_role() = 'msl' AND (author_id = app_user() OR EXISTS (
      SELECT FROM attendees a LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id LEFT JOIN organizations_seen o ON o.id = a.organization_id
       WHERE a.interaction_id = interactions.id AND in_territories(s.territory_ids, o.id, o.region, (SELECT my_territories())))))`,
    insert: `app_role() = 'system' OR (app_role() IN ('msl', 'medical_manager') AND author_id = app_user())`,
    update: `app_role() = 'system' OR author_id = app_user()`,
  }),
  ...belt('attendees', {
    select: `${seesAll} OR (app_role() = 'msl' AND (author_id = app_user() OR readable(interaction_id)))`,
    insert: `app_role() = 'system' OR (app_role() IN ('msl', 'medical_manager') AND author_id = app_user())`,
    update: `app_role() = 'system' OR author_id = app_user()`,
    delete: `app_role() = 'system' OR author_id = app_user()`,
  }),
  ...['discussions', 'insights', 'raised_inquiries', 'commitments', 'documented_interests'].flatMap((table) =>
    belt(table, {
      select: `app_role() = 'system' OR EXISTS (SELECT FROM interactions i WHERE i.id = interaction_id)`,
      insert: `app_role() IN ('system', 'msl', 'medical_manager')`,
      update: `app_role() IN ('system', 'medical_manager') OR EXISTS (SELECT FROM interactions i WHERE i.id = interaction_id AND i.author_id = app_user())`,
      delete: `app_role() = 'system' OR EXISTS (SELECT FROM interactions i WHERE i.id = interaction_id AND i.author_id = app_user())`,
    }),
  ),
  ...belt('adverse_events', {
    select: `app_role() IN ('system', 'safety', 'compliance', 'medical_manager')
             OR (app_role() IN ('msl', 'medical_information') AND reporter_id = app_user())`,
    insert: `app_role() = 'system' OR reporter_id = app_user()`,
    update: `app_role() IN ('system', 'safety', 'medical_manager') OR (app_role() IN ('msl', 'medical_information') AND reporter_id = app_user())`,
  }),
  ...belt('listening_priorities', {
    select: `app_role() IN ('system', 'msl', 'medical_manager', 'compliance')`,
    insert: `app_role() IN ('system', 'medical_manager')`,
    update: `app_role() IN ('system', 'medical_manager')`,
  }),
];
