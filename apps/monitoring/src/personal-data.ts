import { impersonal, mailHolding, type Holding } from '@liaison/platform';

/** A file whose name holds a family name, however it is written. */
const NAMED = `EXISTS (SELECT FROM people_seen p WHERE p.id = ANY($1::uuid[]) AND length(p.family_name) > 2 AND strpos(lower(i.file_name), lower(p.family_name)) > 0)`;

/**
 * The personal-data registry of this service. What it keeps of publications and trials is public record:
 * names of authors and investigators as they were published. That somebody whom we know is one of them is
 * what erasure takes away.
 */
export const personalData: Holding[] = [
  impersonal('sources', 'what is watched'),
  impersonal('source_secrets', 'keys of the suite at sources, sealed', 'until the key is taken out'),
  impersonal('source_states', 'how each source does, and how far it has been read'),
  impersonal('strategies', 'what is searched for, by whom and for whom; users of the suite, not stakeholders'),
  impersonal('watch_schedules', 'when sources, strategies and digests are due'),
  impersonal('runs', 'what was asked, when, and what came of it'),
  impersonal('run_refusals', 'what of a source could not be taken, and why'),
  impersonal('publications', 'works as published'),
  impersonal('publication_records', 'what each source says of a work'),
  {
    table: 'publication_imports',
    purpose: 'files of publications that somebody has given; what they call a file may hold a name',
    retention: 'the file until it is read, the rest as long as its publications',
    export: `SELECT i.id, i.file_name, i.created_at FROM publication_imports i WHERE ${NAMED}`,
    // Before people_seen, by whose name it is found.
    erase: [`UPDATE publication_imports i SET file_name = NULL WHERE ${NAMED}`],
  },
  impersonal('imported_works', 'which works came with which file'),
  impersonal('publication_keys', 'what a work is known by'),
  impersonal('standing_claims', 'what one work says of the standing of another'),
  impersonal('trials', 'clinical trials as registered'),
  impersonal('trial_changes', 'what has changed of a trial'),
  impersonal('notices', 'notices of regulators and agencies as published'),
  impersonal('author_keys', 'names and ORCIDs by which a work is found, folded, as they were published'),
  impersonal('organizations_seen', 'names of organizations'),
  // Before people_seen, to whom it refers.
  {
    table: 'authorships',
    purpose: 'which works and trials are, or may be, by a person',
    retention: 'as long as the person is held by the suite',
    export: `SELECT id, subject_kind, subject_id, author, status, reasons, decided_at FROM authorships WHERE stakeholder_id = ANY($1::uuid[])`,
    erase: [`DELETE FROM authorships WHERE stakeholder_id = ANY($1::uuid[])`],
  },
  {
    table: 'people_seen',
    purpose: 'names, ORCIDs and organizations of people, to find their works by',
    retention: 'as long as the person is held by the suite',
    export: `SELECT id, given_name, family_name, orcid, organization_ids FROM people_seen WHERE id = ANY($1::uuid[])`,
    erase: [
      `INSERT INTO people_seen (id, erased) SELECT DISTINCT id, true FROM unnest($1::uuid[]) AS ids(id)
       ON CONFLICT (id) DO UPDATE SET given_name = NULL, family_name = NULL, name_key = NULL, orcid = NULL, organization_ids = '{}', voided = false, version = 0, erased = true`,
    ],
  },
  mailHolding,
  {
    table: 'user_contacts',
    purpose: 'how a user of the suite is written to, in which language',
    retention: 'with the user',
    export: 'SELECT email, locale FROM user_contacts WHERE id = ANY($1::uuid[])',
    erase: ['UPDATE user_contacts SET email = NULL WHERE id = ANY($1::uuid[])'],
  },
  impersonal('digest_preferences', 'when a user of the suite is told of signals by mail', 'with the user'),
  impersonal('digests', 'in which slot a user was told, of how many signals', 'a year; 30 days where there was nothing to tell'),
  impersonal('digest_signals', 'which user has been told of which signal', 'with the signal'),
  impersonal('signals', 'what was found worth a look, and what became of it'),
  impersonal('signal_matches', 'which strategy found it, and why'),
  impersonal('subject_terms', 'words, headings and sources that works, trials and notices can be told by; nobody’s name'),
  impersonal('rankings', 'what was learned of a strategy’s triage, of such terms and of nobody', 'until the next is learned, and a day'),
  impersonal('ranking_marks', 'strategies whose triage has changed', 'seconds'),
];
