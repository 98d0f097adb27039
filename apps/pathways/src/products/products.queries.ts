import { Any } from 'typeorm';
import { Keyset, type Page, type Tx } from '@liaison/platform';
import { presentProduct } from './present.js';
import type { ProductQuery, ProductView } from './product.dto.js';
import { Product } from './product.entity.js';

const SORTINGS = {
  'name-fr': { column: 'fold(p.name_fr)', type: 'text' },
  'name-en': { column: 'fold(p.name_en)', type: 'text' },
  '-updatedAt': { column: 'p.updated_at', type: 'timestamptz', descending: true },
} as const;

/** Each word is looked for by itself, so that their order is of no matter. */
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** A page of the catalogue, by name in the reader's language unless told. Voided products are left out. */
export async function listProducts(tx: Tx, query: ProductQuery, language: 'fr' | 'en'): Promise<Page<ProductView>> {
  const keyset = new Keyset(query, query.sort === '-updatedAt' ? query.sort : `name-${language}`, SORTINGS, 'p');
  const values: unknown[] = [];
  const where = ['p.voided_at IS NULL', keyset.where(values)];
  const filter = (condition: (parameter: string) => string, value: unknown) => {
    if (value !== undefined) where.push(condition(`$${values.push(value)}`));
  };
  filter((p) => `p.kind = ANY(${p}::text[])`, query.kind);
  filter(
    (p) => `(p.therapeutic_area = ${p}::text OR EXISTS (
      SELECT FROM indications i WHERE i.product_id = p.id AND i.voided_at IS NULL AND i.therapeutic_area = ${p}::text))`,
    query.therapeuticArea,
  );
  filter(
    (p) => `p.id IN (SELECT product_id FROM product_identifiers
      WHERE value = split_part(${p}::text, ':', -1) AND ${p}::text IN (value, system || ':' || value))`,
    query.identifier,
  );
  const words = query.q?.match(WORDS);
  for (const word of words ?? []) filter((p) => `p.folded LIKE '%' || fold(${p}::text) || '%'`, word);
  // Punctuation alone is the name of nothing.
  if (words === null) where.push('false');
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT p.id, ${keyset.key} FROM products p WHERE ${where.join(' AND ')} ${keyset.order}`,
    values,
  );
  const products = await (await tx.reading(Product)).findBy({ id: Any(rows.map((row) => row.id)) });
  return keyset.page(rows, (row) => presentProduct(products.find((product) => product.id === row.id)!));
}
