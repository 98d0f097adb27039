import type { Tx } from '@liaison/platform';
import { identifiersOf } from '../fhir/identifiers.js';
import { isObject } from '../fhir/json.js';
import { namesMeant } from '../fhir/names-in-file.js';
import { ImportRow } from '../import.entity.js';
import { candidatesOf } from './external-ids.js';
import { ADDRESS, type Key } from './keys.js';

/** Whether a row says that its organization belongs to another. */
export const hasParent = (row: ImportRow): boolean => isObject(row.image?.partOf);

/**
 * The row of the same file that `partOf` means: by its address, else by its reference, which may be
 * that of another server's where the file speaks of several.
 */
export async function parentInFile(tx: Tx, row: ImportRow): Promise<ImportRow | null> {
  const names = namesMeant(row.image?.partOf, row);
  if (names.length === 0) return null;
  const [found] = await tx.query<{ id: string }>(
    `SELECT id FROM import_rows WHERE import_id = $1 AND resource_type = 'Organization'
        AND (url = ANY($2::text[]) OR (reference = ANY($2::text[]) AND ($3 OR url IS NULL OR url NOT LIKE 'http%')))
      ORDER BY coalesce(url = ANY($2::text[]), false) DESC, ordinal LIMIT 1`,
    [row.importId, names, !row.url?.startsWith('http')],
  );
  return found ? (await tx.reading(ImportRow)).findOneBy({ id: found.id }) : null;
}

/** The organization that `partOf` means among those that we have: by its address, or by its identifier. */
export async function parentElsewhere(tx: Tx, row: ImportRow, day: string): Promise<string | null> {
  const { partOf } = row.image!;
  const addresses = namesMeant(partOf, row).filter((name) => /^[a-z][a-z0-9+.-]*:/i.test(name));
  const identifiers = isObject(partOf) ? identifiersOf({ identifier: partOf.identifier }, day) : [];
  const keys: Key[] = [...addresses.map((value) => ({ system: ADDRESS, value })), ...identifiers].map(({ system, value }) => ({
    system,
    value,
    certain: true,
    heldAs: null,
  }));
  if (keys.length === 0) return null;
  const { certain } = await candidatesOf(tx, 'organization', keys);
  return certain.length === 1 ? certain[0]! : null;
}
