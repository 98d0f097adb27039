import { Any } from 'typeorm';
import { Keyset, type Page, type Tx } from '@liaison/platform';
import type { IndicationQuery, IndicationView } from './indication.dto.js';
import { Indication } from './indication.entity.js';
import { presentIndication } from './present.js';

const SORTINGS = { '-validFrom': { column: 'i.valid_from', type: 'date', descending: true } } as const;

/** A page of indications, the newest on a label first. Voided ones and those of voided products are left out. */
export async function listIndications(tx: Tx, query: IndicationQuery): Promise<Page<IndicationView>> {
  const keyset = new Keyset(query, '-validFrom', SORTINGS, 'i');
  const values: unknown[] = [query.productId ?? null, query.on ?? null];
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT i.id, ${keyset.key} FROM indications i JOIN products p ON p.id = i.product_id
      WHERE i.voided_at IS NULL AND p.voided_at IS NULL
        AND ($1::uuid IS NULL OR i.product_id = $1)
        AND ($2::date IS NULL OR $2 BETWEEN i.valid_from AND coalesce(i.valid_to, 'infinity'))
        AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  const indications = await (await tx.reading(Indication)).findBy({ id: Any(rows.map((row) => row.id)) });
  return keyset.page(rows, (row) => presentIndication(indications.find((one) => one.id === row.id)!, tx.now));
}
