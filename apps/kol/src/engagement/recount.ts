import type { Tx } from '@liaison/platform';

/**
 * Works out last touch, count and stances of people anew from their touches: running it twice, or
 * for events in any order, gives the same, even of meetings that began at the same moment. Touches
 * of merged ids count for the survivor.
 * @param ids stakeholders, whichever id they were met under
 */
export async function recount(tx: Tx, ids: string[]): Promise<void> {
  await tx.query(
    `WITH people AS (SELECT DISTINCT coalesce(s.survivor_id, ids.id) AS id FROM unnest($1::uuid[]) AS ids(id) LEFT JOIN stakeholders s ON s.id = ids.id),
     names AS (SELECT id, id AS met_as FROM people UNION ALL SELECT p.id, s.id FROM people p JOIN stakeholders s ON s.survivor_id = p.id),
     -- OFFSET 0: each is looked up by the index, however few the planner believes that row-level security lets through.
     met AS (
       SELECT n.id, t.started_at, t.interaction_id, t.stances FROM names n
        CROSS JOIN LATERAL (SELECT * FROM touches t WHERE t.stakeholder_id = n.met_as OFFSET 0) t),
     counts AS (SELECT id, max(started_at) AS last, count(DISTINCT interaction_id) AS n FROM met GROUP BY id),
     latest AS (
       SELECT DISTINCT ON (met.id, x->>'topicId') met.id, x->>'topicId' AS topic, x->>'stance' AS stance, met.started_at AS at
         FROM met, jsonb_array_elements(met.stances) WITH ORDINALITY AS told(x, ordinal)
        ORDER BY met.id, x->>'topicId', met.started_at DESC, met.interaction_id DESC, ordinal DESC),
     stances AS (
       SELECT id, jsonb_agg(jsonb_build_object('topicId', topic, 'stance', stance, 'at', at) ORDER BY topic) AS list FROM latest GROUP BY id)
     INSERT INTO engagement AS e (id, last_touch_at, interaction_count, stances, updated_at)
     SELECT p.id, c.last, coalesce(c.n, 0), coalesce(s.list, '[]'), $2
       FROM people p LEFT JOIN counts c USING (id) LEFT JOIN stances s USING (id) ORDER BY p.id
     ON CONFLICT (id) DO UPDATE SET last_touch_at = excluded.last_touch_at, interaction_count = excluded.interaction_count,
       stances = excluded.stances, updated_at = excluded.updated_at, version = e.version + 1
      WHERE (e.last_touch_at, e.interaction_count, e.stances) IS DISTINCT FROM (excluded.last_touch_at, excluded.interaction_count, excluded.stances)`,
    [ids, tx.now],
  );
}
