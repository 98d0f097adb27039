import { notFound, type Tx } from '@liaison/platform';
import type { StrategyView } from '../strategies/strategy.dto.js';
import { countLabels } from './labels.js';
import { enough, LABELS_AT_LEAST, OF_EACH_AT_LEAST } from './learn.js';
import type { RankingView } from './ranking.dto.js';
import { latestRanking } from './rankings.queries.js';

/** How far the ranking of a strategy is. It is told to its owner and recipients, whose triage it rests on, and to compliance. */
export async function rankingOf(tx: Tx, { id, ownerId, recipients }: StrategyView): Promise<RankingView> {
  if (![ownerId, ...recipients].includes(tx.caller.userId ?? '') && tx.caller.role !== 'compliance') throw notFound();
  const { kept, dismissed } = await countLabels(tx, id);
  const ranking = await latestRanking(tx, id);
  const of = { kept, dismissed, labelsAtLeast: LABELS_AT_LEAST, ofEachAtLeast: OF_EACH_AT_LEAST };
  const nothing = { ...of, since: null, inOrder: null, inOrderByDate: null, thirds: [] };
  if (!enough({ kept, dismissed })) return { state: 'too-few', ...nothing };
  if (!ranking || ranking.state === 'too-few') return { state: 'learning', ...nothing };
  const { quality, byDate, thirds } = ranking.learned;
  return { state: ranking.state, ...of, since: ranking.onSince?.toISOString() ?? null, inOrder: perCent(quality), inOrderByDate: perCent(byDate), thirds };
}

const perCent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
