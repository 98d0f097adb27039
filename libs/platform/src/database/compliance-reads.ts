import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that hold something of a person and that nobody but the suite, or one other role, could read. */
const TABLES = ['idempotency_keys', 'external_ids', 'touches', 'held_writes', 'held_reports'];

/** Whoever answers a person for what is held about them reads it as themselves: the second belt stays on. */
export class ComplianceReads1764200005000 implements MigrationInterface {
  name = 'ComplianceReads1764200005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ DECLARE policy record; BEGIN
  FOR policy IN SELECT tablename, qual FROM pg_policies
     WHERE schemaname = current_schema() AND policyname = 'may_select' AND tablename IN (${TABLES.map((table) => `'${table}'`).join(', ')}) LOOP
    EXECUTE format('ALTER POLICY may_select ON %I USING ((%s) OR app_role() = ''compliance'')', policy.tablename, policy.qual);
  END LOOP;
END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
