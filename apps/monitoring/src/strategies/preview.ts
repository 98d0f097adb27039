import type { Tx } from '@liaison/platform';
import { termsOf } from '../intake/matcher.js';
import { evaluate, wordsOf } from '../matching/evaluate.js';
import { itemOf, type Item } from '../matching/item.js';
import type { Query } from '../matching/query.js';
import type { PreviewHit, PreviewView } from './strategy.dto.js';

/** Records that a preview looks through at most; it says how many it did. */
const LOOKED_AT_MOST = 2_000;
const SHOWN = 50;
const DAY_MS = 86_400_000;

/** What a query would have caught of what came in lately, the latest first. */
export async function preview(tx: Tx, query: Query, days: number): Promise<PreviewView> {
  const rows = tx.context.scope === 'none' ? [] : await latest(tx, new Date(tx.now.getTime() - days * DAY_MS));
  const hits = rows.flatMap((row) => {
    const item = itemOf(row.record as Parameters<typeof itemOf>[0]);
    return evaluate(query, wordsOf(item)) ? [{ row, item }] : [];
  });
  return { looked: rows.length, hits: hits.length, items: hits.slice(0, SHOWN).map(({ row, item }) => shown(row, query, item)) };
}

interface Row {
  kind: string;
  id: string;
  title: string;
  published: string | null;
  record: unknown;
}

const latest = (tx: Tx, since: Date): Promise<Row[]> =>
  tx.query<Row>(
    `SELECT * FROM (
       SELECT 'publication' AS kind, id, title, published_on AS published, record, created_at FROM publications WHERE survivor_id IS NULL AND created_at >= $1
       UNION ALL SELECT 'trial', id, title, updated_on, record, created_at FROM trials WHERE created_at >= $1
       UNION ALL SELECT 'notice', id, title, published_on, record, created_at FROM notices WHERE created_at >= $1) AS found
      ORDER BY created_at DESC, id DESC LIMIT $2`,
    [since, LOOKED_AT_MOST],
  );

const shown = ({ kind, id, title, published }: Row, query: Query, item: Item): PreviewHit => ({
  subjectKind: kind,
  subjectId: id,
  title: title.slice(0, 2_000),
  publishedOn: published,
  why: termsOf(query, item).map(({ term, field, text }) => ({ term, field, text })),
});
