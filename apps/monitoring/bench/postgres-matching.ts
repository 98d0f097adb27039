import type pg from 'pg';
import type { Field } from '../src/matching/fields.js';
import { foldedWords } from '../src/matching/fold.js';
import type { Item } from '../src/matching/item.js';
import type { Query } from '../src/matching/query.js';

/** Title A, abstract B, MeSH C, the rest D. */
const WEIGHTS: Partial<Record<Field, string>> = { any: '', title: 'A', 'title-abstract': 'AB', text: 'ABC', mesh: 'C' };
/** Stands between two values, so that no phrase runs across. */
const GAP = ' xxgapxx ';

/** The strategies as tsqueries, in a table that stays. Nothing is written to a log, nothing is planned for two cores. */
export async function loadStrategies(client: pg.Client, strategies: Query[]): Promise<void> {
  await client.query(`SET jit = off; SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0; SET work_mem = '256MB'; SET maintenance_work_mem = '256MB'; SET enable_seqscan = off`);
  await client.query('CREATE TEMP TABLE strategies (id int, query tsquery)');
  await client.query('INSERT INTO strategies SELECT ordinality, query::tsquery FROM unnest($1::text[]) WITH ORDINALITY AS s(query, ordinality)', [strategies.map(tsquery)]);
  await client.query('ANALYZE strategies');
}

/**
 * Takes in a batch of items, indexes it, and asks it every query. The texts are given folded and cut apart, which
 * is not measured; making vectors of them is.
 */
export async function matchBatch(client: pg.Client, items: Item[]): Promise<{ tookMs: number; matches: number }> {
  const texts = items.map((item) => [[item.title], [item.abstract], item.mesh, [...item.authors, GAP, ...item.affiliations, GAP, item.journal, GAP, ...item.types]].map((values) => values.map(folded).join(GAP)));
  const columns = [0, 1, 2, 3].map((at) => texts.map((text) => text[at]));
  await client.query('CREATE TEMP TABLE items (id int, words tsvector)');
  const began = performance.now();
  await client.query(
    `INSERT INTO items SELECT ordinality, setweight(to_tsvector('simple', t), 'A') || setweight(to_tsvector('simple', 'xxgapxx ' || a), 'B') || setweight(to_tsvector('simple', 'xxgapxx ' || m), 'C') || setweight(to_tsvector('simple', 'xxgapxx ' || r), 'D')
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS s(t, a, m, r, ordinality)`,
    columns,
  );
  await client.query('CREATE INDEX ON items USING gin (words)');
  await client.query('ANALYZE items');
  const { rows } = await client.query<{ matches: string }>('SELECT count(*) AS matches FROM strategies s CROSS JOIN LATERAL (SELECT id FROM items i WHERE i.words @@ s.query OFFSET 0) found');
  const tookMs = performance.now() - began;
  await client.query('DROP TABLE items');
  return { tookMs, matches: Number(rows[0]!.matches) };
}

const folded = (text: string): string => foldedWords(text).map(({ word }) => word).join(' ') || text;

function tsquery(query: Query): string {
  if (query.kind === 'not') return `!(${tsquery(query.part)})`;
  if (query.kind !== 'term') return `(${query.parts.map(tsquery).join(query.kind === 'and' ? ' & ' : ' | ')})`;
  const { words, prefix, field } = query;
  return `(${words.map((word, i) => `'${word}':${prefix && i === words.length - 1 ? '*' : ''}${WEIGHTS[field]!}`.replace(/:$/, '')).join(' <-> ')})`;
}
