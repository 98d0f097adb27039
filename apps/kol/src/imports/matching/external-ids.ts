import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { ExternalId } from '../import.entity.js';
import { reasons, Refusal } from '../reasons.js';
import { ADDRESS, orderOf, type Key } from './keys.js';

type Kind = ExternalId['kind'];

interface Behind {
  id: string;
  system: string;
  value: string;
}

/** The records that keys stand for today, each once. */
export interface Candidates {
  certain: string[];
  /** Known by an id that may be another server's. */
  likely: string[];
}

export async function candidatesOf(tx: Tx, kind: Kind, keys: readonly Key[]): Promise<Candidates> {
  const behind = await recordsBehind(tx, kind, keys);
  const ids = (certain: boolean) => {
    const wanted = keys.filter((key) => key.certain === certain);
    return [...new Set(behind.filter((one) => wanted.some(isSame(one))).map((one) => one.id))];
  };
  return { certain: ids(true), likely: ids(false) };
}

const isSame = (one: { system: string; value: string }) => (other: { system: string; value: string }): boolean =>
  one.system === other.system && one.value === other.value;

/** A licence or an ORCID is looked for where people hold it, anything else among the external ids. */
async function recordsBehind(tx: Tx, kind: Kind, keys: readonly Key[]): Promise<Behind[]> {
  const alive = kind === 'stakeholder' ? 'today_of(record_id)' : 'record_id';
  const [systems, values] = [keys.map((key) => key.system), keys.map((key) => key.value)];
  const behind = await tx.query<Behind>(
    `SELECT ${alive} AS id, system, value FROM external_ids WHERE kind = $1 AND (system, value) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [kind, systems, values],
  );
  if (kind === 'organization') return behind;
  for (const key of keys.filter((one) => one.heldAs !== null)) {
    const rows = await tx.query<{ id: string }>(
      key.heldAs === 'licence'
        ? 'SELECT stakeholder_id AS id FROM licences WHERE professional_order = $1 AND number = $2'
        : 'SELECT id FROM stakeholders WHERE $1::text IS NOT NULL AND orcid = $2 AND voided_at IS NULL',
      [key.heldAs === 'licence' ? orderOf(key) : key.system, key.value],
    );
    behind.push(...rows.map(({ id }) => ({ id, system: key.system, value: key.value })));
  }
  return behind;
}

/** The one record that keys certainly stand for. Two of them are for a person to sort out. */
export function onlyOf({ certain }: Candidates): string | null {
  if (certain.length > 1) throw new Refusal(reasons.ambiguous);
  return certain[0] ?? null;
}

/** Whether a record has another number of a system in which the keys have one: then it is somebody else. */
export async function contradicts(tx: Tx, recordId: string, keys: readonly Key[], licences: { order: string; number: string }[] = []): Promise<boolean> {
  const held = await tx.query<{ system: string; value: string }>('SELECT system, value FROM external_ids WHERE record_id = $1 AND system <> $2', [recordId, ADDRESS]);
  return keys.some((key) => {
    if (!key.certain || key.system === ADDRESS) return false;
    const others =
      key.heldAs === 'licence'
        ? licences.filter((one) => one.order === orderOf(key)).map((one) => one.number)
        : held.filter((one) => one.system === key.system).map((one) => one.value);
    return others.length > 0 && !others.includes(key.value);
  });
}

/**
 * Keeps what the source calls a record, so that it is found again. What two imports learn at the same
 * time clashes in the database, and the later one looks again.
 */
export async function learn(tx: Tx, kind: Kind, recordId: string, keys: readonly Key[]): Promise<void> {
  const learnable = keys.filter((key) => key.heldAs === null);
  const known = await recordsBehind(tx, kind, learnable);
  const fresh = learnable.filter((key) => !known.some(isSame(key)));
  if (fresh.length === 0) return;
  tx.insert(
    ExternalId,
    fresh.map(({ system, value }) => ({ id: newId(), kind, recordId, system, value, createdAt: tx.now })),
  );
  const externalIds = fresh.map(({ system, value }) => ({ system, value }));
  tx.audit({ resource: kind, resourceId: recordId, after: { externalIds: fresh.length }, personal: { [recordId]: { after: { externalIds } } } });
}
