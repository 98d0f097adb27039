import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import { PEOPLE } from '../authorships/people-of.js';
import { byRelevance, type Order } from '../ranking/by-relevance.js';
import { withRelevance } from '../ranking/relevance.js';
import type { SignalPerson, SignalQuery, SignalSubject, SignalView, SignalWhy } from './signal.dto.js';
import type { Signal } from './signal.entity.js';
import { SUBJECT } from './subject.js';

interface Row extends Signal {
  subject: Omit<SignalSubject, 'kind' | 'id'>;
  why: SignalWhy[];
  people: SignalPerson[];
}

const WHY = `(SELECT coalesce(jsonb_agg(jsonb_build_object('strategyId', t.id, 'strategyName', t.name, 'mine', t.owner_id = app_user() OR app_user() = ANY(t.recipients),
    'topicId', t.topic_id, 'productId', t.product_id,
    'asked', m.why->'asked', 'terms', m.why->'terms', 'relevance', NULL) ORDER BY m.at, t.id), '[]')
  FROM (SELECT * FROM signal_matches m WHERE m.signal_id = g.id ORDER BY m.at, m.strategy_id LIMIT 100) m JOIN strategies t ON t.id = m.strategy_id)`;

/** A snoozed signal whose time has come is new again. */
const STATE = `CASE WHEN g.state = 'snoozed' AND g.snoozed_until <= app_now() THEN 'new' ELSE g.state END`;

const COLUMNS = `g.id, g.version, g.subject_kind AS "subjectKind", g.subject_id AS "subjectId", g.reason, g.occasion, ${STATE} AS state, g.owner_id AS "ownerId",
  g.snoozed_until AS "snoozedUntil", g.dismissal, g.decided_by AS "decidedBy", g.decided_at AS "decidedAt", g.raised_at AS "raisedAt", ${SUBJECT} AS subject, ${WHY} AS why, ${PEOPLE} AS people`;

export async function findSignal(tx: Tx, id: string): Promise<SignalView> {
  const [row] = tx.context.scope === 'none' ? [] : await tx.query<Row>(`SELECT ${COLUMNS} FROM signals g WHERE g.id = $1`, [id]);
  if (!row) throw notFound();
  return (await withRelevance(tx, [present(row)]))[0]!;
}

const LATEST_FIRST: Order = { name: 'recent', sorting: { column: 'g.raised_at', type: 'timestamptz', descending: true }, join: '' };

/** A page of signals, the latest first or by relevance. */
export async function listSignals(tx: Tx, query: SignalQuery): Promise<Page<SignalView>> {
  const values: unknown[] = [query.state ?? null, query.subjectKind ?? null, query.reason ?? null, query.strategyId ?? null, query.subjectId ?? null, query.mine ?? null];
  const { name, sorting, join } = query.sort === 'relevance' ? await byRelevance(tx, query.strategyId, query.cursor, values) : LATEST_FIRST;
  const keyset = new Keyset(query, name, { [name]: sorting }, 'g');
  // Only what is shown is said in full: to sort, everything may have to be looked at.
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT g.id, ${keyset.key} FROM signals g ${join}
      WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::text[] IS NULL OR ${STATE} = ANY($1)) AND ($2::text[] IS NULL OR g.subject_kind = ANY($2))
        AND ($3::text[] IS NULL OR g.reason = ANY($3))
        AND ($4::uuid IS NULL OR EXISTS (SELECT FROM signal_matches m WHERE m.signal_id = g.id AND m.strategy_id = $4))
        AND ($5::uuid IS NULL OR g.subject_id = $5)
        AND ($6::boolean IS NOT TRUE OR g.owner_id = app_user() OR EXISTS (SELECT FROM signal_matches m JOIN strategies t ON t.id = m.strategy_id
              WHERE m.signal_id = g.id AND (t.owner_id = app_user() OR app_user() = ANY(t.recipients))))
        AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  const { items: ids, nextCursor } = keyset.page(rows, ({ id }) => id);
  const shown = new Map((await tx.query<Row>(`SELECT ${COLUMNS} FROM signals g WHERE g.id = ANY($1)`, [ids])).map((row) => [row.id, present(row)]));
  return { items: await withRelevance(tx, ids.map((id) => shown.get(id)!)), nextCursor };
}

const present = (row: Row): SignalView => ({
  id: row.id,
  version: row.version,
  subject: { kind: row.subjectKind, id: row.subjectId, ...row.subject },
  reason: row.reason,
  occasion: row.occasion || null,
  state: row.state,
  ownerId: row.ownerId,
  snoozedUntil: row.state === 'snoozed' ? (row.snoozedUntil?.toISOString() ?? null) : null,
  dismissal: row.dismissal,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  why: row.why,
  people: row.people,
  raisedAt: row.raisedAt.toISOString(),
});
