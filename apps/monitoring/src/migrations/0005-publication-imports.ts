import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Files of publications that people give. */
export class PublicationImports1764400001100 implements MigrationInterface {
  name = 'PublicationImports1764400001100';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [IMPORTS, NOTICES, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** What becomes of the file is told by its run. */
const IMPORTS = `
CREATE TABLE publication_imports (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  owner_id uuid NOT NULL,
  file_name text,
  signals boolean NOT NULL,
  content_name text,
  content_hash text,
  content_bytes int,
  format text,
  repeats_id uuid REFERENCES publication_imports,
  run_id uuid UNIQUE REFERENCES runs,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON publication_imports (created_at, id);
CREATE INDEX ON publication_imports (content_hash);
CREATE TABLE imported_works (
  run_id uuid NOT NULL REFERENCES runs,
  publication_id uuid NOT NULL REFERENCES publications,
  news text NOT NULL CHECK (news IN ('fresh', 'updated', 'same')),
  PRIMARY KEY (run_id, publication_id)
);
CREATE INDEX ON imported_works (publication_id);`;

/** Notices are read from the latest on. */
const NOTICES = 'CREATE INDEX ON notices (updated_at, id)';

const readers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance')`;
const writers = `app_role() IN ('msl', 'medical_manager', 'medical_information')`;
const itself = `app_role() = 'system'`;
const theirs = `${itself} OR (${writers} AND owner_id = app_user())`;

const BELTS = [
  ...belt('publication_imports', { select: readers, insert: theirs, update: theirs }),
  ...belt('imported_works', { select: readers, insert: itself, update: itself, delete: itself }),
  // Whoever imports a file starts a run that is of no strategy.
  `CREATE POLICY may_import ON runs FOR INSERT WITH CHECK (kind = 'import' AND ${writers} AND requested_by = app_user())`,
];
