import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A device that comes back asks for what has changed since. */
export class UpdatedSince1764200003000 implements MigrationInterface {
  name = 'UpdatedSince1764200003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ON stakeholder_profiles (updated_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
