import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { ATTENDED_MEETINGS, GONE } from '../personal-data.js';
import { FamilyName } from './names.js';
import { PASSAGES, type Passage } from './passages.js';
import type { PlacedMark } from './redaction.entity.js';

/** The family names by which a person is known here, to be asked for before they are erased. */
export async function familyNamesOf(tx: Tx, subjectIds: readonly string[]): Promise<FamilyName[]> {
  const rows = await tx.query<{ name: string }>('SELECT DISTINCT family_name AS name FROM stakeholders_seen WHERE id = ANY($1::uuid[]) AND family_name IS NOT NULL', [subjectIds]);
  return rows.map(({ name }) => new FamilyName(name));
}

interface Found {
  id: string;
  interactionId: string;
  interactionVersion: number;
  marks: PlacedMark[];
}

/**
 * What an erasure has left and somebody has to look at: words of a meeting that the person attended with
 * others, tied to nobody; and words of any meeting that name them. Heard again, it finds the same and adds nothing.
 * @returns how many meetings wait because of it
 */
export async function leaveToRedact(tx: Tx, subjectIds: readonly string[], names: FamilyName[]): Promise<number> {
  const rows = await tx.query(
    `INSERT INTO redactions AS r (id, interaction_id, interaction_version, subject_ids, marks, status, found_at, updated_at)
     SELECT f.id, f."interactionId", f."interactionVersion", $2::uuid[], f.marks, 'waiting', app_now(), app_now()
       FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, "interactionId" uuid, "interactionVersion" int, marks jsonb)
      WHERE NOT EXISTS (SELECT FROM redactions k WHERE k.interaction_id = f."interactionId" AND k.subject_ids @> $2::uuid[])
     ON CONFLICT (interaction_id) WHERE status = 'waiting' DO UPDATE SET
       subject_ids = r.subject_ids || excluded.subject_ids,
       marks = CASE WHEN r.interaction_version = excluded.interaction_version THEN r.marks ELSE '[]' END || excluded.marks,
       interaction_version = excluded.interaction_version, version = r.version + 1, updated_at = app_now()
     RETURNING 1`,
    [JSON.stringify(await find(tx, subjectIds, names)), subjectIds],
  );
  return rows.length;
}

/** Every word of all years is read once for each erasure: longer than a request may take. */
const SEARCH_AT_MOST_MS = 300_000;

type Row = Passage & { interaction_id: string; version: number; untied: boolean };

async function find(tx: Tx, subjectIds: readonly string[], names: FamilyName[]): Promise<Found[]> {
  await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [String(SEARCH_AT_MOST_MS)]);
  const looked = names.map((name) => name.holds);
  const rows = await tx.query<Row>(
    `WITH met AS MATERIALIZED (${ATTENDED_MEETINGS}),
          said AS (SELECT p.*, p.attendee_id IS NULL AND p.interaction_id IN (SELECT interaction_id FROM met) AS untied FROM (${PASSAGES}) p WHERE p.text <> ${GONE})
     SELECT s.part, s.id, s.text, s.untied, s.interaction_id, i.version FROM said s JOIN interactions i ON i.id = s.interaction_id
      WHERE s.untied OR EXISTS (SELECT FROM unnest($2::text[]) AS folded WHERE strpos(lower(unaccent(normalize(s.text))), lower(unaccent(folded))) > 0)
         OR EXISTS (SELECT FROM unnest($3::text[]) AS exactly WHERE strpos(normalize(s.text), exactly) > 0)`,
    [subjectIds, looked.flatMap((one) => ('folded' in one ? [one.folded] : [])), looked.flatMap((one) => ('exactly' in one ? [one.exactly] : []))],
  );
  const found = new Map<string, Found>();
  for (const { part, id, text, untied, interaction_id: interactionId, version: interactionVersion } of rows) {
    const marks = names.flatMap((name) => name.in(text)).map((mark) => ({ part, id, ...mark }));
    if (!untied && marks.length === 0) continue;
    const known = found.get(interactionId) ?? { id: newId(), interactionId, interactionVersion, marks: [] };
    known.marks.push(...marks);
    found.set(interactionId, known);
  }
  return [...found.values()];
}
