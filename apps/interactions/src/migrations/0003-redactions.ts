import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** Meetings whose words somebody has to look at because a person has been erased. */
export class Redactions1764300001000 implements MigrationInterface {
  name = 'Redactions1764300001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLE, ...belt('redactions', { select: readers, insert: `app_role() = 'system'`, update: readers })]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const readers = `app_role() IN ('system', 'compliance')`;

/** A meeting waits once, however many of those who are named in it have been erased. */
const TABLE = `
CREATE TABLE redactions (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  interaction_id uuid NOT NULL REFERENCES interactions,
  interaction_version int NOT NULL,
  subject_ids uuid[] NOT NULL,
  marks jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'done')),
  found_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX ON redactions (interaction_id) WHERE status = 'waiting';
CREATE INDEX ON redactions (interaction_id);
CREATE INDEX ON redactions (found_at, id);`;
