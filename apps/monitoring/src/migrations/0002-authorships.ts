import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Who, of those whom we know, wrote a work or leads a trial. */
export class Authorships1764300001100 implements MigrationInterface {
  name = 'Authorships1764300001100';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [SEEN, AUTHORSHIPS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Projections, fed by events. A merged person's id is an alias: `survivor_id` says of whom. */
const SEEN = `
CREATE TABLE people_seen (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 0,
  given_name text,
  family_name text,
  name_key text,
  orcid text,
  organization_ids uuid[] NOT NULL DEFAULT '{}',
  voided boolean NOT NULL DEFAULT false,
  survivor_id uuid,
  erased boolean NOT NULL DEFAULT false
);
CREATE INDEX ON people_seen (name_key);
CREATE INDEX ON people_seen (orcid);
CREATE INDEX ON people_seen (survivor_id) WHERE survivor_id IS NOT NULL;
CREATE INDEX ON people_seen USING gin (organization_ids);
CREATE TABLE organizations_seen (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL
);`;

const AUTHORSHIPS = `
CREATE TABLE author_keys (
  key text NOT NULL,
  subject_id uuid NOT NULL,
  PRIMARY KEY (key, subject_id)
);
CREATE INDEX ON author_keys (subject_id);
CREATE TABLE authorships (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  stakeholder_id uuid NOT NULL REFERENCES people_seen,
  subject_kind text NOT NULL CHECK (subject_kind IN ('publication', 'trial')),
  subject_id uuid NOT NULL,
  author text NOT NULL,
  status text NOT NULL CHECK (status IN ('certain', 'candidate', 'confirmed', 'rejected')),
  reasons jsonb NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (stakeholder_id, subject_id)
);
CREATE INDEX ON authorships (subject_id);
CREATE INDEX ON authorships (created_at, id);`;

const readers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance')`;
const writers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information')`;
const itself = `app_role() = 'system'`;

const BELTS = [
  ...['people_seen', 'organizations_seen', 'author_keys'].flatMap((table) => belt(table, { select: readers, insert: itself, update: itself, delete: itself })),
  ...belt('authorships', { select: readers, insert: itself, update: writers, delete: itself }),
];
