import { isId } from '@liaison/contracts';
import { badCursor, refused, type Sorting, type Tx } from '@liaison/platform';
import { TERMS } from './labels.js';
import type { Ranking } from './ranking.entity.js';
import { rankingOnce, rankingsOn } from './rankings.queries.js';

/** An order of signals, and what it has to be joined with. */
export interface Order {
  name: string;
  sorting: Sorting;
  join: string;
}

const PREFIX = 'relevance:';

/**
 * The signals `g` of a strategy by the ranking with which the list was begun: its id is the name of the order, so
 * that cursors carry it and the next page goes on in the same order, whatever has been learned meanwhile.
 * @param among further conditions on `g`, so that only what can be shown is scored
 * @throws Problem where there is no ranking that is on for whoever asks
 */
export async function byRelevance(tx: Tx, strategyId: string | undefined, cursor: string | undefined, values: unknown[], among: string): Promise<Order> {
  if (!strategyId) throw refused('strategyId', 'required', { fr: 'La pertinence se mesure pour une stratégie : dites laquelle.', en: 'Relevance is that of one strategy: say which.' });
  const { id, learned } = await rankingFor(tx, strategyId, cursor);
  const [strategy, terms, weights] = [values.push(strategyId), values.push(learned.terms.map(({ term }) => term)), values.push(learned.terms.map(({ weight }) => weight))];
  const join = `LEFT JOIN (
      SELECT g.id, sum(w.weight)::int AS score FROM signal_matches m JOIN signals g ON g.id = m.signal_id JOIN subject_terms t ON t.subject_id = g.subject_id,
             LATERAL unnest(${TERMS}) AS carried(term) JOIN unnest($${terms}::text[], $${weights}::int[]) AS w(term, weight) USING (term)
       WHERE m.strategy_id = $${strategy} AND ${among} GROUP BY g.id) scored ON scored.id = g.id`;
  return { name: PREFIX + id, sorting: { column: 'coalesce(scored.score, 0)', type: 'int', descending: true }, join };
}

async function rankingFor(tx: Tx, strategyId: string, cursor: string | undefined): Promise<Ranking> {
  const begun = cursor === undefined ? null : begunWith(cursor);
  const ranking = begun ? await rankingOnce(tx, strategyId, begun) : (await rankingsOn(tx, [strategyId]))[0];
  if (ranking) return ranking;
  if (cursor !== undefined) throw badCursor();
  throw refused('sort', 'not-ranked', { fr: 'Cette stratégie n’est pas classée par pertinence, ou pas pour vous.', en: 'This strategy is not ranked by relevance, or not for you.' });
}

/** The ranking that a cursor names; what else is wrong with it is found when it is read. */
function begunWith(cursor: string): string {
  try {
    const [name] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof name === 'string' && name.startsWith(PREFIX) && isId(name.slice(PREFIX.length))) return name.slice(PREFIX.length);
  } catch {
    // It is no cursor of ours.
  }
  throw badCursor();
}
