import { createHash } from 'node:crypto';

/** The chain starts from 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);

/**
 * The text of an entry that its hash covers, made by the database itself so that sealer and
 * verifier read the same bytes: every column, to the microsecond, sealed values as ciphertext.
 */
export const CANONICAL = `json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind,
  e.actor, e.actor_role, e.action, e.resource, e.resource_id, e.reason, e.correlation_id,
  e.before::text, e.after::text, e.sealed::text)::text`;

export const linkHash = (previous: Buffer, canonical: string): Buffer =>
  createHash('sha256').update(previous).update(canonical).digest();

/** Root of a Merkle tree over the leaves in order; a lone node at the end of a level moves up as it is. */
export function merkleRoot(leaves: Buffer[]): Buffer {
  let level = leaves;
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      next.push(right ? createHash('sha256').update(level[i]!).update(right).digest() : level[i]!);
    }
    level = next;
  }
  return level[0] ?? GENESIS;
}

/** A line of the anchor file: the head of the chain at a count, and the Merkle root since the anchor before. */
export interface Anchor {
  sequence: number;
  head: string;
  root: string;
  at: string;
}
