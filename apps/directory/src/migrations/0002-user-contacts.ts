import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The watch writes to users from now on. Whoever was there before is told of to it alone; the deliveries carry it through any crash. */
export class UserContacts1764400002000 implements MigrationInterface {
  name = 'UserContacts1764400002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [NEW_ID, TOLD, 'DROP FUNCTION pg_temp.new_id']) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** A UUIDv7: partitions are cut by the time in it. */
const NEW_ID = `
CREATE FUNCTION pg_temp.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$`;

const TOLD = `
WITH events AS (INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, personal, audience)
  SELECT pg_temp.new_id(), 'user.contact-changed.v1', 'directory', u.id, u.version, now(), 'user contacts', ARRAY[u.id],
         jsonb_build_object('userId', u.id, 'locale', u.locale), jsonb_build_object('email', a.email), '{monitoring}'
    FROM users u JOIN user_accounts a ON a.user_id = u.id
  RETURNING id, type, aggregate_id)
INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at)
SELECT pg_temp.new_id(), id, type, aggregate_id, 'directory', 'monitoring', now() FROM events`;
