import type { Tx } from '@liaison/platform';
import type { ImportRow } from '../import.entity.js';
import { tokenOf, type Key } from './keys.js';

/**
 * The rows of the same file, before this one, that speak of the same record and were accepted, in
 * their order. A rehearsal has not made their records, so it must remember what they would be.
 */
export async function earlierLike(tx: Tx, row: ImportRow, keys: readonly Key[]): Promise<Pick<ImportRow, 'image'>[]> {
  const certain = keys.filter((key) => key.certain);
  const tokens = (certain.length > 0 ? certain : keys).map(tokenOf);
  return tx.query<Pick<ImportRow, 'image'>>(
    `SELECT image FROM import_rows WHERE import_id = $1 AND resource_type = $2 AND identities && $3::text[]
        AND status IN ('created', 'updated', 'unchanged') AND id <> $4 AND image IS NOT NULL ORDER BY ordinal`,
    [row.importId, row.resourceType, tokens, row.id],
  );
}
