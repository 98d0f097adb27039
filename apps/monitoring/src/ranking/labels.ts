import type { Tx } from '@liaison/platform';
import { COUNTING } from '../authorships/authorships.queries.js';
import { LABELS_AT_MOST } from './learn.js';
import type { Label } from './tallies.js';

/** Reasons that say that it is not what is wanted; that it was known already, or anything else, does not. */
export const TELLING = ['off-topic', 'animal-or-bench', 'low-quality', 'wrong-population'];

/** Whether a signal `g` is a label of the strategy `s`: kept, or dismissed for what it is, by somebody whose strategy it is. SQL. */
const IS_LABEL = `(g.decided_by = s.owner_id OR g.decided_by = ANY(s.recipients)) AND (g.state = 'kept' OR (g.state = 'dismissed' AND g.dismissal IN (${TELLING.map((one) => `'${one}'`).join()})))`;

/** Whether somebody whom we know is sure to have written what the signal `g` is about. Nested, because `g` has another meaning within. */
const IS_BY_KNOWN = `EXISTS (SELECT FROM (SELECT g.subject_id FROM ${COUNTING} WHERE g.status IN ('certain', 'confirmed')) w WHERE w.subject_id = g.subject_id)`;

/** The terms of the signal `g`, those of its subject being `t`. That it is by somebody known is asked, never kept. SQL. */
export const TERMS = `(t.terms || CASE WHEN g.reason <> 'new' THEN ARRAY['reason:' || g.reason] ELSE '{}' END || CASE WHEN ${IS_BY_KNOWN} THEN ARRAY['known'] ELSE '{}' END)`;

/** The latest labels of a strategy, in the order in which they were decided. */
export async function labelsOf(tx: Tx, strategyId: string): Promise<Label[]> {
  const rows = await tx.query<{ kept: boolean; raisedAt: Date; terms: string }>(
    `SELECT g.state = 'kept' AS kept, g.raised_at AS "raisedAt", array_to_string(${TERMS}, E'\\n') AS terms
       FROM signal_matches m JOIN strategies s ON s.id = m.strategy_id JOIN signals g ON g.id = m.signal_id JOIN subject_terms t ON t.subject_id = g.subject_id
      WHERE m.strategy_id = $1 AND ${IS_LABEL} ORDER BY g.decided_at DESC, g.id DESC LIMIT ${LABELS_AT_MOST}`,
    [strategyId],
  );
  return rows.reverse().map(({ kept, raisedAt, terms }) => ({ kept, raisedAt: raisedAt.getTime(), terms: terms.split('\n') }));
}

/** How many there are of either kind, as far as they are learned from. */
export async function countLabels(tx: Tx, strategyId: string): Promise<{ kept: number; dismissed: number }> {
  const [row] = await tx.query<{ kept: number; dismissed: number }>(
    `SELECT count(*) FILTER (WHERE state = 'kept')::int AS kept, count(*) FILTER (WHERE state = 'dismissed')::int AS dismissed FROM (
       SELECT g.state FROM signal_matches m JOIN strategies s ON s.id = m.strategy_id JOIN signals g ON g.id = m.signal_id
        WHERE m.strategy_id = $1 AND ${IS_LABEL} ORDER BY g.decided_at DESC, g.id DESC LIMIT ${LABELS_AT_MOST}) AS labels`,
    [strategyId],
  );
  return row!;
}
