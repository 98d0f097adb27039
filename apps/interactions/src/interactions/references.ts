import type { Tx } from '@liaison/platform';

/** Somebody or something that an interaction refers to, as far as it is known here. */
export interface Reference {
  /** The id that stands for it today: the survivor's, after a merge. */
  id: string;
  nameFr: string | null;
  nameEn: string | null;
}

interface Row {
  id: string;
  today: string;
  name_fr: string | null;
  name_en: string | null;
}

const EMPTY: ReadonlyMap<string, Reference> = new Map();
/** Questions that wait for the end of the turn, by the pool that will be asked. */
const waiting = new WeakMap<object, Question>();

interface Question {
  ids: Set<string>;
  answer: Promise<ReadonlyMap<string, Reference>>;
}

/**
 * Finds what is known of stakeholders and organizations. What is not found has not arrived yet, which
 * blocks nothing. Requests of the same turn of the event loop share one question to the database:
 * under load that saves most of its round trips.
 */
export function findReferences(tx: Tx, ids: string[]): Promise<ReadonlyMap<string, Reference>> {
  if (ids.length === 0) return Promise.resolve(EMPTY);
  const open = waiting.get(tx.source);
  if (open) {
    for (const id of ids) open.ids.add(id);
    return open.answer;
  }
  const asked = new Set(ids);
  const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    waiting.delete(tx.source);
    return ask(tx, [...asked]);
  });
  waiting.set(tx.source, { ids: asked, answer });
  return answer;
}

async function ask(tx: Tx, ids: string[]): Promise<ReadonlyMap<string, Reference>> {
  const rows = await tx.glance<Row>(
    `SELECT s.id, coalesce(t.id, s.id) AS today, coalesce(t.given_name, s.given_name) || ' ' || coalesce(t.family_name, s.family_name) AS name_fr,
            coalesce(t.given_name, s.given_name) || ' ' || coalesce(t.family_name, s.family_name) AS name_en
       FROM stakeholders_seen s LEFT JOIN stakeholders_seen t ON t.id = s.survivor_id
      WHERE s.id = ANY($1::uuid[]) AND (s.version > 0 OR s.survivor_id IS NOT NULL)
      UNION ALL SELECT id, id, name_fr, name_en FROM organizations_seen WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { id: row.today, nameFr: row.name_fr, nameEn: row.name_en }]));
}
