import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** What is learned of triage, strategy by strategy. */
export class Rankings1764300001200 implements MigrationInterface {
  name = 'Rankings1764300001200';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [RANKINGS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Marks are only added by whoever changes something, so that nobody waits for whoever learns. */
const RANKINGS = `
CREATE TABLE rankings (
  id uuid PRIMARY KEY,
  strategy_id uuid NOT NULL REFERENCES strategies,
  state text NOT NULL CHECK (state IN ('too-few', 'on', 'not-helping')),
  learned jsonb NOT NULL,
  on_since timestamptz,
  learned_at timestamptz NOT NULL
);
CREATE INDEX ON rankings (strategy_id, id);
CREATE TABLE subject_terms (
  subject_id uuid PRIMARY KEY,
  version int NOT NULL,
  terms text[] NOT NULL
);
CREATE TABLE ranking_marks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  strategy_id uuid NOT NULL REFERENCES strategies
);`;

const readers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance')`;
const writers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information')`;
const itself = `app_role() = 'system'`;

const BELTS = [
  ...['rankings', 'subject_terms'].flatMap((table) => belt(table, { select: readers, insert: itself, update: itself, delete: itself })),
  ...belt('ranking_marks', { select: itself, insert: writers, update: itself, delete: itself }),
];
