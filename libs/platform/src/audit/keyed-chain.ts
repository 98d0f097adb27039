import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seals with a signature, tickets that only the application can write, and the anchors' lines as they
 * stand in the file. Entries that still wait get their place in the old form first, without a signature.
 * Columns that no seal covered are gone: what nobody can vouch for does not belong beside the proof.
 */
export class KeyedChain1764000000005 implements MigrationInterface {
  name = 'KeyedChain1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [SEAL_WHAT_WAITS, TABLES]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const SEAL_WHAT_WAITS = `
DO $$
DECLARE
  head bytea;
  place bigint;
  next record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit ' || current_schema()));
  SELECT hash, sequence INTO head, place FROM audit_seals ORDER BY sequence DESC LIMIT 1;
  FOR next IN SELECT e.id, json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor,
        e.actor_role, e.action, e.resource, e.resource_id, e.reason, e.correlation_id, e.before::text, e.after::text, e.sealed::text)::text AS canonical
      FROM audit_entries e JOIN audit_unsealed u ON u.entry_id = e.id ORDER BY e.id LOOP
    head := sha256(coalesce(head, decode(repeat('00', 32), 'hex')) || convert_to(next.canonical, 'UTF8'));
    place := coalesce(place, 0) + 1;
    INSERT INTO audit_seals (sequence, entry_id, hash, sealed_at) VALUES (place, next.id, head, now());
  END LOOP;
  DELETE FROM audit_unsealed;
END $$`;

const TABLES = `
ALTER TABLE audit_unsealed ADD COLUMN mac bytea NOT NULL;
ALTER TABLE audit_seals DROP COLUMN sealed_at, ADD COLUMN mac bytea;
DROP TABLE audit_anchors;
CREATE TABLE audit_anchors (sequence bigint PRIMARY KEY, line text NOT NULL);
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON audit_anchors FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_anchors FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
