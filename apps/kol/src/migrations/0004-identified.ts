import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The watch knows people from now on, so that it finds their works. Whoever was there before is told of
 * to it alone, in one statement each: the deliveries carry it through any crash.
 */
export class Identified1764300003000 implements MigrationInterface {
  name = 'Identified1764300003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [NEW_ID, told(ORGANIZATIONS), told(PEOPLE), told(MERGES), 'DROP FUNCTION pg_temp.new_id']) await runner.query(sql);
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

const ORGANIZATIONS = `
SELECT 'organization.changed.v1', id, version, ARRAY[id],
       jsonb_build_object('organizationId', id, 'kind', kind, 'parentId', (SELECT p.parent_id FROM organization_parents p
           WHERE p.organization_id = o.id AND daterange(p.valid_from, p.valid_to, '[]') @> current_date LIMIT 1),
         'region', region_of(id, current_date), 'validFrom', valid_from, 'validTo', valid_to, 'voided', voided_at IS NOT NULL),
       jsonb_build_object('nameFr', name_fr, 'nameEn', name_en)
  FROM organizations o`;

const PEOPLE = `
SELECT 'stakeholder.identified.v1', s.id, m.version, ARRAY[s.id],
       jsonb_build_object('stakeholderId', s.id, 'voided', s.voided_at IS NOT NULL,
         'organizationIds', (SELECT coalesce(jsonb_agg(DISTINCT f.organization_id), '[]') FROM affiliations f WHERE f.stakeholder_id = s.id)),
       jsonb_build_object('givenName', coalesce(s.given_name, ''), 'familyName', coalesce(s.family_name, ''), 'orcid', s.orcid)
  FROM stakeholders s JOIN stakeholder_profiles m ON m.id = s.id WHERE s.erased_at IS NULL`;

const MERGES = `
SELECT 'stakeholder.merged.v1', id, 1, '{}'::uuid[], jsonb_build_object('loserId', id, 'survivorId', survivor_id), NULL::jsonb
  FROM stakeholders WHERE survivor_id IS NOT NULL AND erased_at IS NULL`;

/** Publishes what a question answers, for the watch and nobody else. */
const told = (what: string): string => `
WITH said (type, aggregate_id, version, subject_ids, facts, personal) AS (${what}),
events AS (INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, personal, audience)
  SELECT pg_temp.new_id(), type, 'kol', aggregate_id, version, now(), 'identified', subject_ids, facts, personal, '{monitoring}' FROM said
  RETURNING id, type, aggregate_id)
INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at)
SELECT pg_temp.new_id(), id, type, aggregate_id, 'kol', 'monitoring', now() FROM events`;
