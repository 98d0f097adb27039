import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Digests go after a while; which signals somebody has been told of outlives them. */
export class DigestsForgotten1764500001000 implements MigrationInterface {
  name = 'DigestsForgotten1764500001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORGOTTEN);
    await runner.query(`CREATE POLICY may_delete ON digests FOR DELETE USING (app_role() = 'system')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const FORGOTTEN = `
ALTER TABLE digest_signals ALTER COLUMN digest_id DROP NOT NULL,
  DROP CONSTRAINT digest_signals_digest_id_fkey,
  ADD CONSTRAINT digest_signals_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests ON DELETE SET NULL;
CREATE INDEX ON digest_signals (digest_id);`;
