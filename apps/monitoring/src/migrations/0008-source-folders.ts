import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sources lie in folders, as lists of feeds have them. */
export class SourceFolders1764500001100 implements MigrationInterface {
  name = 'SourceFolders1764500001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sources ADD COLUMN folder text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
