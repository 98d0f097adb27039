import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Files of people and organizations on their way in: the job, what each resource became, and the names that others give to our records. */
export class Imports1764000003001 implements MigrationInterface {
  name = 'Imports1764000003001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const TABLES = `
CREATE TABLE imports (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  owner_id uuid NOT NULL,
  format text NOT NULL,
  file_name text,
  source text,
  dry_run boolean NOT NULL,
  status text NOT NULL,
  failure text,
  content_name text,
  content_hash text,
  content_bytes int,
  phase text NOT NULL DEFAULT 'unfold' CHECK (phase IN ('unfold', 'stage', 'apply')),
  step int NOT NULL DEFAULT 0,
  read_to int NOT NULL DEFAULT 0,
  total int NOT NULL DEFAULT 0,
  created int NOT NULL DEFAULT 0,
  updated int NOT NULL DEFAULT 0,
  unchanged int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  progress int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  ended_at timestamptz,
  forgotten_at timestamptz,
  CHECK (status IN ('awaiting-content', 'waiting', 'running', 'completed', 'failed', 'cancelled'))
);
CREATE INDEX ON imports (created_at, id);
CREATE INDEX ON imports (ended_at) WHERE forgotten_at IS NULL;
CREATE TABLE import_rows (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES imports,
  ordinal int NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'created', 'updated', 'unchanged', 'refused')),
  -- Organizations come before the people who may work in them.
  rank int NOT NULL,
  resource_type text NOT NULL,
  reference text,
  url text,
  identities text[] NOT NULL,
  result_id uuid,
  reason jsonb,
  notes jsonb NOT NULL,
  image jsonb,
  UNIQUE (import_id, ordinal)
);
CREATE INDEX ON import_rows (import_id, rank, ordinal) WHERE status = 'pending';
CREATE INDEX ON import_rows (import_id, status, ordinal);
CREATE INDEX ON import_rows (import_id, reference);
CREATE INDEX ON import_rows (import_id, url);
CREATE INDEX ON import_rows (result_id);
CREATE INDEX ON import_rows USING gin (identities);
CREATE TABLE external_ids (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('stakeholder', 'organization')),
  record_id uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (kind, system, value)
);
CREATE INDEX ON external_ids (record_id);`;

const readers = `app_role() IN ('system', 'medical_manager', 'compliance') OR (app_role() = 'msl' AND owner_id = app_user())`;
const owners = `app_role() = 'system' OR (app_role() IN ('msl', 'medical_manager') AND owner_id = app_user())`;
const suite = `app_role() = 'system'`;

/** The rows of an import are read by whoever reads the import; only the suite at work writes them. */
const BELTS = [
  ...belt('imports', { select: readers, insert: owners, update: owners }),
  ...belt('import_rows', { select: 'EXISTS (SELECT FROM imports i WHERE i.id = import_id)', insert: suite, update: suite }),
  ...belt('external_ids', { select: suite, insert: suite, update: suite, delete: suite }),
];
