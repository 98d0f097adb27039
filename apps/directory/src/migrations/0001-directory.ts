import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Users, territories, topics, the progress of jobs, and what the embedded issuer remembers. */
export class Directory1764000002000 implements MigrationInterface {
  name = 'Directory1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [FOLD, USERS, TERRITORIES, REST, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Text as it is looked for: blind to accents, case, ligatures and punctuation. */
const FOLD = `
CREATE FUNCTION fold(said text) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT trim(regexp_replace(lower(unaccent(said)), '[^[:alnum:]]+', ' ', 'g')) $$;`;

/** What not every reader may see of a user stands in a table of its own: row-level security cannot mask columns. */
const USERS = `
CREATE TABLE users (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  display_name text NOT NULL,
  role text NOT NULL,
  duties text[] NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'client')),
  active boolean NOT NULL,
  locale text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE user_accounts (
  user_id uuid PRIMARY KEY REFERENCES users,
  subject text NOT NULL UNIQUE,
  email text
);`;

const TERRITORIES = `
CREATE TABLE territories (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  regions text[] NOT NULL,
  organization_ids uuid[] NOT NULL,
  therapeutic_areas text[] NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  CHECK (valid_to >= valid_from)
);
CREATE TABLE assignments (
  id uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territories,
  ordinal int NOT NULL,
  user_id uuid NOT NULL REFERENCES users,
  kind text NOT NULL CHECK (kind IN ('owner', 'cover')),
  valid_from date NOT NULL,
  valid_to date,
  UNIQUE (territory_id, user_id, kind, valid_from),
  CHECK (valid_to >= valid_from)
);
CREATE INDEX ON assignments (user_id);`;

const REST = `
CREATE TABLE topics (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  label_fr text NOT NULL,
  label_en text NOT NULL,
  therapeutic_area text NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  kind text NOT NULL,
  owner_id uuid NOT NULL,
  status text NOT NULL,
  done int NOT NULL,
  refused int NOT NULL,
  total int,
  changed_at timestamptz NOT NULL
);
CREATE INDEX ON jobs (owner_id, changed_at DESC, id DESC);
CREATE INDEX ON jobs (changed_at DESC, id DESC);
CREATE TABLE oidc_records (
  model text NOT NULL,
  id text NOT NULL,
  payload jsonb NOT NULL,
  grant_id text,
  uid text,
  expires_at timestamptz,
  PRIMARY KEY (model, id)
);
CREATE INDEX ON oidc_records (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX ON oidc_records (model, uid) WHERE uid IS NOT NULL;
CREATE INDEX ON oidc_records (expires_at);`;

/** The second belt: what the application's own checks say, said again by the database. */
const BELTS = [
  ...belt('user_accounts', {
    select: `app_role() IN ('system', 'admin', 'compliance') OR user_id = app_user()`,
    insert: `app_role() IN ('system', 'admin')`,
    update: `app_role() IN ('system', 'admin')`,
  }),
  ...belt('jobs', {
    select: `app_role() IN ('system', 'admin', 'compliance') OR owner_id = app_user()`,
    insert: `app_role() = 'system'`,
    update: `app_role() = 'system'`,
  }),
  ...belt('oidc_records', {
    select: `app_role() = 'system'`,
    insert: `app_role() = 'system'`,
    update: `app_role() = 'system'`,
    delete: `app_role() = 'system'`,
  }),
];
