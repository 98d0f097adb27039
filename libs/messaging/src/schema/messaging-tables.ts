import type { MigrationInterface, QueryRunner } from 'typeorm';
import { services } from '@liaison/contracts';
import { partitionsSql, roleOf } from '@liaison/platform';

/**
 * The one shared schema. A service's role sees the events that it produced or receives and its own
 * deliveries; the directory sees dead letters besides, which carry no payload.
 */
export class MessagingTables1764000000001 implements MigrationInterface {
  name = 'MessagingTables1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, BELTS, FUNCTIONS, partitionsSql('messaging')]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const TABLES = `
CREATE TABLE events (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  producer text NOT NULL,
  aggregate_id uuid NOT NULL,
  version int NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_id uuid,
  correlation_id text NOT NULL,
  subject_ids uuid[] NOT NULL,
  facts jsonb NOT NULL,
  personal jsonb,
  audience text[] NOT NULL,
  position bigint
) PARTITION BY RANGE (id);
CREATE TABLE events_other PARTITION OF events DEFAULT;
CREATE INDEX ON events (position);
CREATE INDEX ON events (id) WHERE position IS NULL;
CREATE INDEX ON events USING gin (subject_ids) WHERE personal IS NOT NULL;
CREATE INDEX ON events (aggregate_id);
CREATE TABLE deliveries (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  aggregate_id uuid NOT NULL,
  producer text NOT NULL,
  subscriber text NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'done', 'dead')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  last_error text,
  payload_hash text,
  finished_at timestamptz
) PARTITION BY RANGE (id);
CREATE TABLE deliveries_other PARTITION OF deliveries DEFAULT;
CREATE INDEX ON deliveries (subscriber, due_at) WHERE status = 'pending';
CREATE INDEX ON deliveries (id) WHERE status = 'dead';
CREATE INDEX ON deliveries (finished_at) WHERE status = 'done';
CREATE TABLE position_counter (last bigint NOT NULL);
INSERT INTO position_counter VALUES (0);`;

const BELTS = `
CREATE FUNCTION me() RETURNS text LANGUAGE sql STABLE AS $$ SELECT substr(current_user::text, length('liaison_') + 1) $$;
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
CREATE POLICY sees ON events FOR SELECT USING (producer = messaging.me() OR messaging.me() = ANY (audience));
CREATE POLICY publishes ON events FOR INSERT WITH CHECK (producer = messaging.me());
CREATE POLICY erases ON events FOR UPDATE USING (producer = messaging.me());
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
CREATE POLICY receives ON deliveries FOR SELECT
  USING (subscriber = messaging.me() OR (messaging.me() = 'directory' AND status = 'dead'));
CREATE POLICY sends ON deliveries FOR INSERT WITH CHECK (producer = messaging.me());
CREATE POLICY finishes ON deliveries FOR UPDATE
  USING (subscriber = messaging.me() OR (messaging.me() = 'directory' AND status = 'dead')) WITH CHECK (true);`;

/**
 * Work on all services' rows, done by functions of the owner. Positions are given to committed events
 * only, by one sealer at a time, so that whoever has read up to a position has missed nothing.
 */
const FUNCTIONS = `
CREATE FUNCTION seal_positions(at_most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging AS $$
DECLARE
  sealed int;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('messaging positions')) THEN RETURN 0; END IF;
  WITH chosen AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM (
         SELECT id FROM events WHERE position IS NULL ORDER BY id LIMIT at_most) waiting)
  UPDATE events e SET position = c.last + chosen.n FROM chosen, position_counter c WHERE e.id = chosen.id;
  GET DIAGNOSTICS sealed = ROW_COUNT;
  IF sealed > 0 THEN UPDATE position_counter SET last = last + sealed; END IF;
  RETURN sealed;
END $$;
CREATE FUNCTION prune(done_before timestamptz, at_most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = messaging AS $$
DECLARE
  pruned int;
BEGIN
  DELETE FROM deliveries WHERE id IN (
    SELECT id FROM deliveries WHERE status = 'done' AND finished_at < done_before LIMIT at_most);
  GET DIAGNOSTICS pruned = ROW_COUNT;
  RETURN pruned;
END $$;`;

export const messagingGrants: string[] = services.map(roleOf).flatMap((role) => [
  `GRANT USAGE ON SCHEMA messaging TO ${role}`,
  `GRANT SELECT, INSERT ON messaging.events TO ${role}`,
  `GRANT UPDATE (personal) ON messaging.events TO ${role}`,
  `GRANT SELECT ON messaging.position_counter TO ${role}`,
  `GRANT SELECT, INSERT ON messaging.deliveries TO ${role}`,
  `GRANT UPDATE (status, attempts, due_at, last_error, payload_hash, finished_at) ON messaging.deliveries TO ${role}`,
]);
