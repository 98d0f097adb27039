import { impersonal, type Holding } from '@liaison/platform';

/** Attendee rows of a person, by any of their ids. */
const ATTENDED = `SELECT id FROM attendees WHERE stakeholder_id = ANY($1::uuid[])`;
export const ATTENDED_MEETINGS = `SELECT interaction_id FROM attendees WHERE stakeholder_id = ANY($1::uuid[])`;
/** Meetings in which nobody else took part: their words speak of this person only. */
const ALONE = `SELECT interaction_id FROM attendees WHERE interaction_id IN (${ATTENDED_MEETINGS}) GROUP BY interaction_id
  HAVING bool_and(coalesce(stakeholder_id = ANY($1::uuid[]), false))`;
/** What stands where words were erased, as an SQL literal. */
export const GONE = `'(effacé / erased)'`;
/** What is tied to the person, or to a meeting with them alone. */
const THEIRS = `attendee_id IN (${ATTENDED}) OR (attendee_id IS NULL AND interaction_id IN (${ALONE}))`;
/** That, and what is tied to nobody in a meeting that they attended with others: it may speak of them. */
const MAYBE_THEIRS = `attendee_id IN (${ATTENDED}) OR (attendee_id IS NULL AND interaction_id IN (${ATTENDED_MEETINGS}))`;

const WORDS = { discussions: 'summary', insights: 'text', raised_inquiries: 'question', commitments: 'text' };
/** Meetings with others in which something that is tied to the person is about to go. */
const ABOUT_TO_CHANGE = [
  ...Object.entries(WORDS).map(([table, column]) => `SELECT interaction_id FROM ${table} WHERE attendee_id IN (${ATTENDED}) AND ${column} <> ${GONE}`),
  `SELECT interaction_id FROM documented_interests WHERE attendee_id IN (${ATTENDED})`,
].join(' UNION ');

/** Such words speak of others too: a person has to decide what of them names whom. */
const leaves =
  'words of a meeting with others that are tied to none of them, and words of any meeting that name the person, with what the audit, kept answers and events repeat of them: until somebody has looked at them (redactions)';

/** What a component says. */
const words = (table: keyof typeof WORDS): Pick<Holding, 'export' | 'erase' | 'leaves'> => ({
  leaves,
  export: `SELECT id, ${WORDS[table]} FROM ${table} WHERE ${MAYBE_THEIRS}`,
  erase: [`UPDATE ${table} SET ${WORDS[table]} = ${GONE} WHERE ${THEIRS}`],
});

/** The personal-data registry of this service. */
export const personalData: Holding[] = [
  impersonal('organizations_seen', 'names and regions of organizations'),
  impersonal('topics_seen', 'key medical topics'),
  impersonal('products_seen', 'products'),
  impersonal('listening_priorities', 'what medical affairs wants to hear about'),
  {
    table: 'stakeholders_seen',
    purpose: 'names of the people whom interactions speak of, and who may read about them',
    retention: 'as long as the person is held by the suite',
    export: `SELECT id, given_name, family_name, kind FROM stakeholders_seen WHERE id = ANY($1::uuid[])`,
    erase: [
      `INSERT INTO stakeholders_seen (id, erased) SELECT DISTINCT id, true FROM unnest($1::uuid[]) AS ids(id)
       ON CONFLICT (id) DO UPDATE SET given_name = NULL, family_name = NULL, kind = NULL, version = 0, erased = true`,
    ],
  },
  {
    table: 'interactions',
    purpose: 'scientific exchange: who met, when, about what',
    retention: '10 years after the meeting',
    export: `SELECT i.* FROM interactions i WHERE i.id IN (${ATTENDED_MEETINGS})`,
    // The version moves on, so that no device brings back what it has read before, and devices hear of it when they ask what has changed.
    erase: [
      `UPDATE interactions SET note = NULL, place = NULL, status_reason = NULL, version = version + 1, updated_at = app_now()
        WHERE id IN (${ALONE}) AND num_nonnulls(note, place, status_reason) > 0`,
      // What a redaction has marked in the other words of the meeting stands where it stood.
      `WITH moved AS (UPDATE interactions SET version = version + 1, updated_at = app_now() WHERE id IN (${ABOUT_TO_CHANGE}) RETURNING id, version)
       UPDATE redactions r SET interaction_version = m.version FROM moved m WHERE r.interaction_id = m.id AND r.status = 'waiting' AND r.interaction_version = m.version - 1`,
    ],
    leaves,
  },
  {
    table: 'attendees',
    purpose: 'who took part',
    retention: 'with the interaction',
    export: `SELECT id, interaction_id FROM attendees WHERE stakeholder_id = ANY($1::uuid[])`,
    erase: { kept: 'the id alone, which names nobody any more: figures count an erased person still' },
  },
  { table: 'discussions', purpose: 'what was talked about', retention: 'with the interaction', ...words('discussions') },
  { table: 'insights', purpose: 'what was learned', retention: 'with the interaction', ...words('insights') },
  { table: 'raised_inquiries', purpose: 'what was asked', retention: 'with the interaction', ...words('raised_inquiries') },
  { table: 'commitments', purpose: 'what was promised', retention: 'with the interaction', ...words('commitments') },
  {
    table: 'documented_interests',
    purpose: 'on what the person wants news',
    retention: 'until withdrawn',
    export: `SELECT id, topic_id FROM documented_interests WHERE ${MAYBE_THEIRS}`,
    erase: [`DELETE FROM documented_interests WHERE ${THEIRS}`],
  },
  {
    table: 'redactions',
    purpose: 'which meetings somebody has to look at, or has looked at, because a person has been erased',
    retention: 'with the interaction',
    export: `SELECT id, interaction_id, status, found_at, decided_at FROM redactions WHERE subject_ids && $1::uuid[]`,
    erase: { kept: 'ids, and the places of names that are known nowhere any more: proof that mentions were looked at' },
  },
  {
    table: 'held_writes',
    purpose: 'what a device had not sent when its user lost access, until a manager has decided',
    retention: '10 years',
    export: `SELECT id, resource, method, received_at FROM held_writes WHERE subject_ids && $1::uuid[]`,
    erase: [`UPDATE held_writes SET sealed = NULL WHERE subject_ids && $1::uuid[]`],
  },
  {
    table: 'held_reports',
    purpose: 'safety of patients: adverse events that a device had not sent when its user lost access',
    retention: '25 years (C.01.020 of the Food and Drug Regulations)',
    export: `SELECT id, received_at FROM held_reports WHERE subject_ids && $1::uuid[]`,
    erase: { kept: 'the law makes a manufacturer keep reports of adverse reactions for 25 years' },
  },
  {
    table: 'adverse_events',
    purpose: 'safety of patients: what was reported, and both deadlines',
    retention: '25 years (C.01.020 of the Food and Drug Regulations)',
    export: `SELECT id, verbatim, product_as_told, aware_at, status, case_number FROM adverse_events WHERE stakeholder_id = ANY($1::uuid[])`,
    erase: { kept: 'the law makes a manufacturer keep reports of adverse reactions for 25 years' },
  },
];
