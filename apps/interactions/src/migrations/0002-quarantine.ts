import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** What devices had not sent when their users lost access; and what a device asks for when it comes back: what has changed since. */
export class Quarantine1764200001000 implements MigrationInterface {
  name = 'Quarantine1764200001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, reviewer] of TABLES)
      for (const sql of [held(table), ...belt(table, policiesFor(reviewer))]) await runner.query(sql);
    await runner.query('CREATE INDEX ON interactions (updated_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Each with the role that reviews it. */
const TABLES = [
  ['held_writes', 'medical_manager'],
  ['held_reports', 'safety'],
] as const;

const held = (table: string): string => `
CREATE TABLE ${table} (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  author_id uuid NOT NULL,
  resource text,
  method text,
  part text,
  record_id uuid,
  written_at timestamptz,
  sealed text,
  subject_ids uuid[] NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'released', 'rejected')),
  refusal text,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  received_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON ${table} (received_at, id) WHERE status = 'waiting';
CREATE INDEX ON ${table} (author_id) WHERE status = 'waiting';`;

/** Whoever is owed a hearing sends as the suite itself: the sender must not read what is held, not even to count it. */
const policiesFor = (reviewer: string) => {
  const reviewed = `app_role() IN ('system', '${reviewer}')`;
  return { select: reviewed, insert: `app_role() = 'system'`, update: reviewed };
};
