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
 * @throws Problem where there is no ranking that is on for whoever asks
 */
export async function byRelevance(tx: Tx, strategyId: string | undefined, cursor: string | undefined, values: unknown[]): Promise<Order> {
  if (!strategyId) throw refused('strategyId', 'required', { fr: 'La pertinence se mesure pour une stratégie : dites laquelle.', en: 'Relevance is that of one strategy: say which.' });
  const { id, learned } = await rankingFor(tx, strategyId, cursor);
  // Looked up in one document: joined with the terms of thousands of signals, weights were measured to take many times as long.
  const weights = values.push(JSON.stringify(Object.fromEntries(learned.terms.map(({ term, weight }) => [term, weight]))));
  const join = `CROSS JOIN LATERAL (SELECT coalesce(sum(($${weights}::jsonb->>carried.term)::int), 0)::int AS score
        FROM subject_terms t, unnest(${TERMS}) AS carried(term) WHERE t.subject_id = g.subject_id) scored`;
  return { name: PREFIX + id, sorting: { column: 'scored.score', type: 'int', descending: true }, join };
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
