import { impersonal, type Holding } from '@liaison/platform';

const RETENTION = 'as long as the person is of professional interest; 2 years after the last interaction at most';

/** What one table holds of a person, by its column of their id. */
const held = (table: string, purpose: string, columns: string, by = 'stakeholder_id'): Holding => ({
  table,
  purpose,
  retention: RETENTION,
  export: `SELECT ${columns} FROM ${table} WHERE ${by} = ANY($1::uuid[])`,
  erase: [`DELETE FROM ${table} WHERE ${by} = ANY($1::uuid[])`],
});

/** What became the person, and what waits or was refused under one of their numbers. */
const THEIR_ROWS = `result_id = ANY($1::uuid[])
          OR identities && (SELECT coalesce(array_agg(token), '{}') FROM (
               SELECT system || '|' || value AS token FROM external_ids WHERE record_id = ANY($1::uuid[])
               UNION ALL SELECT 'urn:liaison:licence:' || professional_order || '|' || number FROM licences WHERE stakeholder_id = ANY($1::uuid[])
               UNION ALL SELECT 'https://orcid.org|' || orcid FROM stakeholders WHERE id = ANY($1::uuid[])) numbers)`;

const THEIR_IMPORTS = `SELECT import_id FROM import_rows WHERE ${THEIR_ROWS}`;

/** The personal-data registry of this service. */
export const personalData: Holding[] = [
  {
    table: 'imports',
    purpose: 'which files came in, who sent them, and what became of them',
    retention: 'as long as the suite; what a file was called, until the erasure of somebody who was in it',
    export: `SELECT id, file_name, created_at FROM imports WHERE id IN (${THEIR_IMPORTS})`,
    // First in the list, before the rows forget whose they were. Files are often called after people.
    erase: [
      `UPDATE idempotency_keys SET answer = NULL WHERE subject_ids && ARRAY(${THEIR_IMPORTS})`,
      `UPDATE imports SET file_name = NULL WHERE id IN (${THEIR_IMPORTS})`,
    ],
  },
  {
    table: 'import_rows',
    purpose: 'what an imported file said of a person, so that its import can go on after a crash and its refusals be sorted out',
    retention:
      '30 days after the end of the import; then only outcome and reason stay. The file itself is deleted as soon as it has been read, or its import has ended; one left behind by a crash, the night after',
    export: `SELECT import_id, ordinal, status, reference, url, identities, image FROM import_rows WHERE ${THEIR_ROWS}`,
    // Before the others: rows that wait or were refused are found by the person's numbers, which the others erase.
    erase: [
      `UPDATE import_rows SET image = NULL, reference = NULL, url = NULL, identities = '{}' WHERE ${THEIR_ROWS}`,
    ],
  },
  held('external_ids', 'what other registers call the person, so that a repeated import finds them', 'system, value', 'record_id'),
  impersonal('organizations', 'places and bodies of the health network'),
  impersonal('organization_parents', 'what belongs to what, and when'),
  impersonal('topics_seen', 'key medical topics'),
  impersonal('interactions_seen', 'which version of an interaction has been counted'),
  held('affiliations', 'who works where', 'organization_id, role, valid_from, valid_to'),
  held('licences', 'proof of the right to practise; tells homonyms apart', 'professional_order, number'),
  held('contact_points', 'how to reach the person at work', 'kind, value'),
  held('search_names', 'finding people by name', 'token'),
  held('stakeholder_places', 'whose territory the person lies in', 'territory_ids'),
  {
    table: 'stakeholders',
    purpose: 'who the person is, as every role may know',
    retention: RETENTION,
    export: `SELECT id, kind, given_name, family_name, profession, specialties, languages, orcid, created_at FROM stakeholders WHERE id = ANY($1::uuid[])`,
    erase: [
      `UPDATE stakeholders SET given_name = NULL, family_name = NULL, profession = NULL, specialties = '{}', languages = '{}', orcid = NULL,
         sort_name = '', version = version + 1, updated_at = app_now(), voided_at = coalesce(voided_at, app_now()), erased_at = app_now()
        WHERE id = ANY($1::uuid[])`,
    ],
  },
  {
    table: 'stakeholder_profiles',
    purpose: 'roles and topics of scientific exchange',
    retention: RETENTION,
    export: `SELECT roles, topic_ids FROM stakeholder_profiles WHERE id = ANY($1::uuid[])`,
    erase: [`UPDATE stakeholder_profiles SET roles = '{}', topic_ids = '{}', version = version + 1 WHERE id = ANY($1::uuid[])`],
  },
  {
    table: 'touches',
    purpose: 'when the person was last met, and where they stand',
    retention: 'with the interaction',
    export: `SELECT interaction_id, started_at, stances FROM touches WHERE stakeholder_id = ANY($1::uuid[])`,
    erase: [`DELETE FROM touches WHERE stakeholder_id = ANY($1::uuid[])`],
  },
  {
    table: 'engagement',
    purpose: 'tier, last touch and stances',
    retention: RETENTION,
    export: `SELECT tier_level, tier_score, tier_components, last_touch_at, interaction_count, stances FROM engagement WHERE id = ANY($1::uuid[])`,
    erase: [`DELETE FROM engagement WHERE id = ANY($1::uuid[])`],
  },
  {
    table: 'merges',
    purpose: 'which records were one person',
    retention: '10 years',
    export: `SELECT loser_id, survivor_id, reason, merged_at FROM merges WHERE loser_id = ANY($1::uuid[]) OR survivor_id = ANY($1::uuid[])`,
    erase: [`UPDATE merges SET reason = NULL WHERE loser_id = ANY($1::uuid[]) OR survivor_id = ANY($1::uuid[])`],
  },
];
