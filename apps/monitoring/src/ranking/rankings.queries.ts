import type { Tx } from '@liaison/platform';
import type { Ranking } from './ranking.entity.js';

const COLUMNS = `r.id, r.strategy_id AS "strategyId", r.state, r.learned, r.on_since AS "onSince", r.learned_at AS "learnedAt"`;

/** Whether whoever asks is the owner or a recipient of the strategy `s`: SQL. */
const IS_MINE = `(s.owner_id = app_user() OR app_user() = ANY(s.recipients))`;

export async function latestRanking(tx: Tx, strategyId: string): Promise<Ranking | null> {
  const [row] = await tx.query<Ranking>(`SELECT ${COLUMNS} FROM rankings r WHERE r.strategy_id = $1 ORDER BY r.id DESC LIMIT 1`, [strategyId]);
  return row ?? null;
}

/** Of these strategies the rankings that are on, as far as they are of strategies of whoever asks. */
export const rankingsOn = (tx: Tx, strategyIds: readonly string[]): Promise<Ranking[]> =>
  strategyIds.length === 0
    ? Promise.resolve([])
    : tx.query<Ranking>(
        `SELECT ${COLUMNS} FROM strategies s, LATERAL (SELECT * FROM rankings WHERE strategy_id = s.id ORDER BY id DESC LIMIT 1) r WHERE s.id = ANY($1) AND r.state = 'on' AND ${IS_MINE}`,
        [strategyIds],
      );

/** One that was on when a list was begun, if it is still kept and of a strategy of whoever asks. */
export async function rankingOnce(tx: Tx, strategyId: string, id: string): Promise<Ranking | null> {
  const [row] = await tx.query<Ranking>(`SELECT ${COLUMNS} FROM rankings r JOIN strategies s ON s.id = r.strategy_id WHERE r.id = $2 AND s.id = $1 AND r.state = 'on' AND ${IS_MINE}`, [strategyId, id]);
  return row ?? null;
}
