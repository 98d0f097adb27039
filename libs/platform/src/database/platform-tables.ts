import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleOf } from '../config.js';
import type { ServiceName } from '@liaison/contracts';

/**
 * What every service's schema has: who may act, the audit and its chain, answers kept for replays.
 * Functions that policies use read the settings of the unit of work; outside of one they are null,
 * so that such a read sees nothing.
 */
export class PlatformTables1764000000000 implements MigrationInterface {
  name = 'PlatformTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = runner.connection.options as { schema: string };
    for (const sql of [CONTEXT, ACCESS, AUDIT, IDEMPOTENCY, partitionsSql(schema)]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** What the service's role may do in its schema: rows, never structure; the audit only grows. */
export const platformGrants = (service: ServiceName): string[] => {
  const role = roleOf(service);
  return [
    `GRANT USAGE ON SCHEMA ${service} TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${service} TO ${role}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${service} TO ${role}`,
    `REVOKE UPDATE, DELETE, TRUNCATE ON ${service}.audit_entries, ${service}.audit_seals, ${service}.audit_anchors FROM ${role}`,
    `REVOKE INSERT, UPDATE, DELETE ON ${service}.migrations FROM ${role}`,
  ];
};

const CONTEXT = `
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.role', true), '') $$;
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT (app_now() AT TIME ZONE 'America/Toronto')::date $$;`;

/**
 * A function that makes the partitions from last month to three months ahead of every partitioned
 * table of a schema. They are cut by the month that a UUIDv7 carries in its first 48 bits.
 */
export const partitionsSql = (schema: string): string => `
CREATE FUNCTION ensure_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema} AS $$
DECLARE
  parent record;
  month timestamptz;
  bound text := '00000000000000000000';
BEGIN
  FOR parent IN
    SELECT c.relname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
     WHERE c.relnamespace = '${schema}'::regnamespace
  LOOP
    FOR ahead IN -1..3 LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent.relname || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM'), parent.relname,
        lpad(to_hex((extract(epoch FROM month) * 1000)::bigint), 12, '0') || bound,
        lpad(to_hex((extract(epoch FROM (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC') * 1000)::bigint), 12, '0') || bound);
    END LOOP;
  END LOOP;
END $$;
SELECT ensure_partitions();`;

const ACCESS = `
CREATE TABLE principals (
  user_id uuid PRIMARY KEY,
  version int NOT NULL,
  subject text NOT NULL UNIQUE,
  role text NOT NULL,
  duties text[] NOT NULL,
  active boolean NOT NULL,
  display_name text NOT NULL
);
CREATE TABLE territories_seen (
  territory_id uuid PRIMARY KEY,
  version int NOT NULL,
  regions text[] NOT NULL,
  organization_ids uuid[] NOT NULL,
  therapeutic_areas text[] NOT NULL,
  valid_from date NOT NULL,
  valid_to date
);
CREATE TABLE territory_assignments (
  territory_id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (territory_id, user_id, kind, valid_from)
);
CREATE INDEX ON territory_assignments (user_id);
CREATE FUNCTION my_territories() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(a.territory_id), '{}') FROM territory_assignments a JOIN territories_seen t USING (territory_id)
   WHERE a.user_id = app_user()
     AND app_today() >= a.valid_from AND (a.valid_to IS NULL OR app_today() <= a.valid_to)
     AND app_today() >= t.valid_from AND (t.valid_to IS NULL OR app_today() <= t.valid_to) $$;`;

const AUDIT = `
CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor text NOT NULL,
  actor_role text NOT NULL,
  action text NOT NULL,
  resource text NOT NULL,
  resource_id uuid NOT NULL,
  reason text,
  correlation_id text NOT NULL,
  before jsonb,
  after jsonb,
  sealed jsonb
) PARTITION BY RANGE (id);
CREATE TABLE audit_entries_other PARTITION OF audit_entries DEFAULT;
CREATE INDEX ON audit_entries (resource_id, id);
CREATE TABLE audit_keys (
  entry_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  key bytea NOT NULL,
  PRIMARY KEY (subject_id, entry_id)
);
CREATE INDEX ON audit_keys (entry_id);
CREATE TABLE audit_unsealed (entry_id uuid PRIMARY KEY, waits_since timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE TABLE audit_seals (
  sequence bigint PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL
);
CREATE TABLE audit_anchors (
  sequence bigint PRIMARY KEY,
  root bytea NOT NULL,
  anchored_at timestamptz NOT NULL
);
CREATE TABLE access_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  resource text NOT NULL,
  resource_id uuid NOT NULL,
  subject_ids uuid[] NOT NULL
);
CREATE INDEX ON access_log USING gin (subject_ids);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const IDEMPOTENCY = `
CREATE TABLE idempotency_keys (
  caller text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  headers jsonb NOT NULL,
  answer text,
  subject_ids uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX ON idempotency_keys (created_at);
CREATE INDEX ON idempotency_keys USING gin (subject_ids);
CREATE TABLE schedule_slots (
  schedule text NOT NULL,
  slot timestamptz NOT NULL,
  claimed_at timestamptz NOT NULL,
  done_at timestamptz,
  PRIMARY KEY (schedule, slot)
);`;
