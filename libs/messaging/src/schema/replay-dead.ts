import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Has a dead delivery tried again. Only the directory may, for any subscriber: a function does it, since
 * an UPDATE under row-level security may not leave behind a row that its author can no longer see.
 */
export class ReplayDead1764000000002 implements MigrationInterface {
  name = 'ReplayDead1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION replay(delivery uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging AS $$
BEGIN
  IF session_user <> 'liaison_directory' THEN RAISE EXCEPTION 'only the directory has deliveries replayed'; END IF;
  UPDATE deliveries SET status = 'pending', attempts = 0, due_at = at, finished_at = NULL WHERE id = delivery AND status = 'dead';
  RETURN FOUND;
END $$;
ALTER POLICY finishes ON deliveries USING (subscriber = messaging.me());`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
