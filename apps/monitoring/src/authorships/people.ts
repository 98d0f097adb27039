import type { Tx } from '@liaison/platform';
import { readingOf } from './names.js';
import type { Person } from './judge.js';

export interface KnownPerson extends Person {
  id: string;
}

/** People with what tells who they are, by their id; whoever has been erased or is not known yet is not there. */
export async function peopleById(tx: Tx, ids: string[]): Promise<Map<string, KnownPerson>> {
  const rows = await tx.query<{ id: string; givenName: string; familyName: string; orcid: string | null; organizations: string[] }>(
    `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.orcid,
            ARRAY(SELECT name FROM organizations_seen o, unnest(ARRAY[o.name_fr, o.name_en]) AS name WHERE o.id = ANY(p.organization_ids) ORDER BY o.id, name) AS organizations
       FROM people_seen p WHERE p.id = ANY($1) AND p.family_name IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map(({ givenName, familyName, ...row }) => [row.id, { ...row, reading: readingOf(familyName, givenName) }]));
}

/** All ids of one person: the one that answers today, and its aliases. */
export const idsOfPerson = (id: string): string =>
  `(SELECT p.id FROM people_seen p WHERE coalesce(p.survivor_id, p.id) = (SELECT coalesce(q.survivor_id, q.id) FROM people_seen q WHERE q.id = ${id}))`;
