import type { Tx } from '../database/tx.js';

/**
 * One line of the personal-data registry (Law 25): why a table exists, how long its rows stay, how
 * what it holds of a person is told and erased. In every statement `$1` is the array of ids of one
 * person: the own id and those merged into it.
 */
export interface Holding {
  table: string;
  purpose: string;
  retention: string;
  /** Selects what is held about the person; null when the table holds nothing personal. */
  export: string | null;
  /** The statements that erase it, or why the law makes us keep it. */
  erase: string[] | { kept: string } | null;
  /** What the statements leave of it, and why. */
  leaves?: string;
}

/** A table without anything about a stakeholder. */
export const impersonal = (table: string, purpose: string, retention = 'as long as the suite'): Holding => ({
  table,
  purpose,
  retention,
  export: null,
  erase: null,
});

/** What the platform keeps in every service's schema. */
export const platformHoldings: Holding[] = [
  impersonal('migrations', 'state of the schema'),
  impersonal('principals', 'who may sign in; users of the suite, not stakeholders'),
  impersonal('territories_seen', 'territories, for access'),
  impersonal('territory_assignments', 'whose territory it is, for access'),
  impersonal('audit_unsealed', 'entries that wait for the audit chain', 'a minute'),
  impersonal('audit_seals', 'hash chain over the audit', '25 years'),
  impersonal('audit_anchors', 'what was written to the anchor file, to tell whether that was changed', '25 years'),
  impersonal('schedule_slots', 'which scheduled slot has run', '90 days'),
  {
    table: 'audit_entries',
    purpose: 'who did what; personal values are sealed with keys of their own',
    retention: '25 years',
    export: `SELECT id, at, action, resource, resource_id FROM audit_entries
              WHERE id IN (SELECT entry_id FROM audit_keys WHERE subject_id = ANY($1::uuid[]))`,
    erase: { kept: 'proof of who acted; its personal values become unreadable with their keys' },
  },
  {
    table: 'audit_keys',
    purpose: 'keys of the sealed personal values of the audit',
    retention: 'until erasure',
    export: null,
    erase: ['DELETE FROM audit_keys WHERE subject_id = ANY($1::uuid[])'],
  },
  {
    table: 'access_log',
    purpose: 'who saw this person',
    retention: '5 years',
    export: 'SELECT at, actor, resource FROM access_log WHERE subject_ids && $1::uuid[]',
    erase: { kept: 'ids only: proof of who had access' },
  },
  {
    table: 'idempotency_keys',
    purpose: 'answers kept so that a repeated request changes nothing',
    retention: '90 days',
    export: 'SELECT created_at, answer FROM idempotency_keys WHERE subject_ids && $1::uuid[] AND answer IS NOT NULL',
    erase: ['UPDATE idempotency_keys SET answer = NULL WHERE subject_ids && $1::uuid[]'],
  },
];

/** Erases a person from every table of the service, in the unit of work that was told to. */
export async function erase(tx: Tx, holdings: readonly Holding[], subjectIds: readonly string[]): Promise<void> {
  for (const { erase } of holdings) {
    if (!Array.isArray(erase)) continue;
    for (const statement of erase) await tx.query(statement, [subjectIds]);
  }
}
