import type { Tx } from '@liaison/platform';

/**
 * Works out last touch, count and stances of people anew from their touches: running it twice, or
 * for events in any order, gives the same. Touches of merged ids count for the survivor.
 * @param ids stakeholders, whichever id they were met under
 */
export async function recount(tx: Tx, ids: string[]): Promise<void> {
  await tx.query(
    `WITH people AS (SELECT DISTINCT today_of(id) AS id FROM unnest($1::uuid[]) AS ids(id) ORDER BY 1),
     met AS (
       SELECT p.id, t.started_at, t.interaction_id, t.stances FROM people p
         JOIN touches t ON t.stakeholder_id = p.id OR t.stakeholder_id IN (SELECT s.id FROM stakeholders s WHERE s.survivor_id = p.id)),
     stances AS (
       SELECT DISTINCT ON (met.id, x->>'topicId') met.id, x->>'topicId' AS topic, x->>'stance' AS stance, met.started_at AS at
         FROM met, jsonb_array_elements(met.stances) x ORDER BY met.id, x->>'topicId', met.started_at DESC)
     INSERT INTO engagement AS e (id, last_touch_at, interaction_count, stances, updated_at)
     SELECT p.id, (SELECT max(started_at) FROM met WHERE met.id = p.id),
            (SELECT count(DISTINCT interaction_id) FROM met WHERE met.id = p.id),
            (SELECT coalesce(jsonb_agg(jsonb_build_object('topicId', topic, 'stance', stance, 'at', at) ORDER BY topic), '[]')
               FROM stances WHERE stances.id = p.id), $2
       FROM people p ORDER BY p.id
     ON CONFLICT (id) DO UPDATE SET last_touch_at = excluded.last_touch_at, interaction_count = excluded.interaction_count,
       stances = excluded.stances, updated_at = excluded.updated_at, version = e.version + 1
      WHERE (e.last_touch_at, e.interaction_count, e.stances) IS DISTINCT FROM (excluded.last_touch_at, excluded.interaction_count, excluded.stances)`,
    [ids, tx.now],
  );
}
