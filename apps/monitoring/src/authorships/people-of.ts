import { COUNTING } from './authorships.queries.js';

/** Who, of those whom we know, is sure to have written what the signal `g` is about: SQL. Nested, because `g` has another meaning within. */
export const PEOPLE = `(SELECT coalesce(jsonb_agg(jsonb_build_object('stakeholderId', w.person, 'status', w.status) ORDER BY w.person), '[]')
  FROM (SELECT t.id AS person, g.status, g.subject_id FROM ${COUNTING} WHERE g.status IN ('certain', 'confirmed')) w WHERE w.subject_id = g.subject_id)`;
