import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import { parse } from '../matching/parse.js';
import { alphabetical } from '../sources/alphabetical.js';
import type { StrategyQuery, StrategyView } from './strategy.dto.js';
import type { Strategy } from './strategy.entity.js';

type Row = Strategy & { nextRunAt: Date | null; signalCount: number; keptCount: number; sort_key: string };

const COLUMNS = `s.id, s.version, s.owner_id AS "ownerId", s.name, s.query, s.pubmed_query AS "pubmedQuery", s.topic_id AS "topicId", s.product_id AS "productId",
  s.therapeutic_area AS "therapeuticArea", s.schedule, s.recipients, s.enabled, s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.voided_at AS "voidedAt",
  (SELECT next_slot_at FROM watch_schedules w WHERE w.id = s.id) AS "nextRunAt",
  (SELECT count(*)::int FROM signal_matches m WHERE m.strategy_id = s.id) AS "signalCount",
  (SELECT count(*)::int FROM signal_matches m JOIN signals g ON g.id = m.signal_id WHERE m.strategy_id = s.id AND g.state = 'kept') AS "keptCount"`;

export async function findStrategy(tx: Tx, id: string): Promise<StrategyView> {
  const [row] = tx.context.scope === 'none' ? [] : await tx.query<Row>(`SELECT ${COLUMNS} FROM strategies s WHERE s.id = $1`, [id]);
  return row ? present(row) : Promise.reject(notFound());
}

/** A page of the strategies, by name. */
export async function listStrategies(tx: Tx, query: StrategyQuery): Promise<Page<StrategyView>> {
  const keyset = new Keyset(query, 'name', { name: { column: alphabetical('s.name'), type: 'text' } }, 's');
  const values: unknown[] = [query.mine ?? null, query.enabled ?? null];
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM strategies s
      WHERE s.voided_at IS NULL AND ${tx.context.scope === 'none' ? 'false' : 'true'}
        AND ($1::boolean IS NOT TRUE OR s.owner_id = app_user() OR app_user() = ANY(s.recipients)) AND ($2::boolean IS NULL OR s.enabled = $2)
        AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, present);
}

const present = ({ sort_key: _key, createdAt, updatedAt, voidedAt, nextRunAt, ...row }: Row): StrategyView => ({
  id: row.id,
  version: row.version,
  ownerId: row.ownerId,
  name: row.name,
  query: row.query,
  pubmedQuery: row.pubmedQuery,
  topicId: row.topicId,
  productId: row.productId,
  therapeuticArea: row.therapeuticArea,
  schedule: row.schedule,
  recipients: row.recipients,
  enabled: row.enabled,
  queryProblem: problemOf(row.query),
  nextRunAt: nextRunAt?.toISOString() ?? null,
  signalCount: row.signalCount,
  keptCount: row.keptCount,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  voidedAt: voidedAt?.toISOString() ?? null,
});

/** A query that was accepted once may not be read by the grammar of today. */
function problemOf(query: string): StrategyView['queryProblem'] {
  const { error } = parse(query);
  return error ? { code: error.code, ...error.message } : null;
}
