import type { Tx } from '@liaison/platform';

/** When a work turns out to be another one, what was found of its authors is the other's; what a person has decided counts first. */
export async function followWork(tx: Tx, loser: string, survivor: string): Promise<void> {
  await tx.query('DELETE FROM author_keys WHERE subject_id = $1', [loser]);
  await tx.query(
    `DELETE FROM authorships l USING authorships s WHERE s.stakeholder_id = l.stakeholder_id AND ARRAY[l.subject_id, s.subject_id] <@ ARRAY[$1::uuid, $2::uuid] AND l.id <> s.id
        AND (s.decided_at IS NOT NULL, s.subject_id = $2) > (l.decided_at IS NOT NULL, l.subject_id = $2)`,
    [loser, survivor],
  );
  await tx.query('UPDATE authorships SET subject_id = $2, version = version + 1, updated_at = $3 WHERE subject_id = $1', [loser, survivor, tx.now]);
}
