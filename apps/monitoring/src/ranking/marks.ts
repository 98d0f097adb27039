import type { Tx } from '@liaison/platform';

/** Says that a decision about a signal has been made or taken back, to the rankings of the strategies that found it. */
export const markSignal = (tx: Tx, signalId: string): Promise<unknown> => tx.query('INSERT INTO ranking_marks (strategy_id) SELECT strategy_id FROM signal_matches WHERE signal_id = $1', [signalId]);

/** The same where decisions follow a work that turned out to be another one. */
export const markSubjects = (tx: Tx, subjectIds: string[]): Promise<unknown> =>
  tx.query(
    `INSERT INTO ranking_marks (strategy_id) SELECT DISTINCT m.strategy_id FROM signals g JOIN signal_matches m ON m.signal_id = g.id WHERE g.subject_id = ANY($1) AND g.decided_at IS NOT NULL`,
    [subjectIds],
  );

/** Says that it is somebody else whose triage counts. */
export const markStrategy = (tx: Tx, strategyId: string): Promise<unknown> => tx.query('INSERT INTO ranking_marks (strategy_id) VALUES ($1)', [strategyId]);

/** Says that strategies have found something that is to be ranked. Where no ranking is on, nothing is. */
export async function markFound(tx: Tx, strategyIds: string[]): Promise<void> {
  if (strategyIds.length === 0) return;
  await tx.query(
    `INSERT INTO ranking_marks (strategy_id) SELECT s.id FROM unnest($1::uuid[]) AS s(id)
      WHERE (SELECT state FROM rankings r WHERE r.strategy_id = s.id ORDER BY r.id DESC LIMIT 1) = 'on'`,
    [strategyIds],
  );
}
