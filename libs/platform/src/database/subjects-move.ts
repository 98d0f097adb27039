import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An identity may go from one user to another, and what is said of the one may arrive before what is
 * said of the other: here both may hold it for a while, and the one of whom it was said last has it.
 */
export class SubjectsMove1764300005000 implements MigrationInterface {
  name = 'SubjectsMove1764300005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE principals DROP CONSTRAINT principals_subject_key, ADD COLUMN said_at timestamptz NOT NULL DEFAULT 'epoch'`);
    await runner.query('CREATE INDEX ON principals (subject)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
