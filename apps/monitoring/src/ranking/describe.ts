import type { Tx } from '@liaison/platform';
import { SubjectTerms } from './ranking.entity.js';
import { termsOf } from './terms.js';

/** Records that are read in one unit of work: little enough that the process is not held up. */
const BATCH = 50;

/** Abstracts and references are long, and no part of what a work is told by. */
const WITHOUT_TEXT = `|| '{"abstract": [], "otherAbstracts": [], "references": []}'`;

/** Whichever of them it is. SQL. */
const SUBJECTS = (id: string): string => `LEFT JOIN publications p ON p.id = ${id} LEFT JOIN trials r ON r.id = ${id} LEFT JOIN notices n ON n.id = ${id}`;

/** Takes the terms of what a strategy has found and whose terms are not known, or not as it is today. @returns how many there were */
export async function describe(tx: Tx, strategyId: string): Promise<number> {
  const rows = await tx.query<{ id: string; version: number; record: Parameters<typeof termsOf>[0]; sources: string[] }>(
    `SELECT w.id, coalesce(p.version, r.version, n.version) AS version, coalesce(p.record ${WITHOUT_TEXT}, r.record, n.record) AS record,
            CASE w.kind WHEN 'publication' THEN ARRAY(SELECT DISTINCT origin FROM publication_records o WHERE o.publication_id = w.id ORDER BY origin)
                        WHEN 'trial' THEN ARRAY['clinicaltrials'] ELSE ARRAY(SELECT kind FROM sources s WHERE s.id = n.source_id) END AS sources
       FROM (SELECT DISTINCT g.subject_id AS id, g.subject_kind AS kind
         FROM signal_matches m JOIN signals g ON g.id = m.signal_id LEFT JOIN subject_terms t ON t.subject_id = g.subject_id ${SUBJECTS('g.subject_id')}
        WHERE m.strategy_id = $1 AND t.version IS DISTINCT FROM coalesce(p.version, r.version, n.version) LIMIT ${BATCH}) w ${SUBJECTS('w.id')}`,
    [strategyId],
  );
  for (const { id, version, record, sources } of rows) await tx.upsert(SubjectTerms, { subjectId: id, version, terms: termsOf(record, sources) }, { key: ['subjectId'] });
  return rows.length;
}
