import type { Tx } from '@liaison/platform';
import { TERMS } from '../ranking/labels.js';
import { rankingsOn } from '../ranking/rankings.queries.js';
import type { News } from './news.js';

/** How relevant signals are, by what was learned of the triage of the strategy under which each is shown. Empty where nothing that helps was learned. */
export async function scoresOf(tx: Tx, news: readonly News[]): Promise<Map<string, number>> {
  const shownUnder = new Map<string, string[]>();
  for (const { id, strategies } of news) if (strategies[0]) shownUnder.set(strategies[0].id, [...(shownUnder.get(strategies[0].id) ?? []), id]);
  const scores = new Map<string, number>();
  for (const { strategyId, learned } of await rankingsOn(tx, [...shownUnder.keys()])) {
    const rows = await tx.query<{ id: string; score: number }>(
      `SELECT g.id, sum(w.weight)::int AS score FROM signals g JOIN subject_terms t ON t.subject_id = g.subject_id,
              LATERAL unnest(${TERMS}) AS carried(term) JOIN unnest($2::text[], $3::int[]) AS w(term, weight) USING (term) WHERE g.id = ANY($1) GROUP BY g.id`,
      [shownUnder.get(strategyId), learned.terms.map(({ term }) => term), learned.terms.map(({ weight }) => weight)],
    );
    for (const { id, score } of rows) scores.set(id, score);
  }
  return scores;
}
