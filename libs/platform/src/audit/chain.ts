import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The chain starts from 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);

/**
 * The text of an entry that its seal covers, made by the database itself so that sealer and verifier
 * read the same bytes: every column, to the microsecond, sealed values as ciphertext. Years before
 * Christ are marked, because `YYYY` alone writes them like ours.
 */
export const CANONICAL = `json_build_array(e.id,
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || CASE WHEN e.at < timestamptz '0001-01-01 00:00:00+00' THEN ' BC' ELSE '' END,
  e.actor_kind, e.actor, e.actor_role, e.action, e.resource, e.resource_id, e.reason, e.correlation_id,
  e.before::text, e.after::text, e.sealed::text)::text`;

export const linkHash = (previous: Buffer, canonical: string): Buffer => createHash('sha256').update(previous).update(canonical).digest();

/**
 * What the application can do and the database's own administrator cannot: put an entry into the chain.
 * Anybody can compute the chain; its signatures need a key, which lies with the secrets, outside the database.
 */
export class ChainKey {
  constructor(private readonly key: Buffer) {}

  /** The signature of a seal, over its hash and the signature before it; none of the first release's seals has one. */
  sign(hash: Buffer, previous: Buffer | null): Buffer {
    return createHmac('sha256', this.key).update(hash).update(previous ?? '').digest();
  }

  /** The application's word that it wrote an entry itself: without it the sealer gives no place. */
  ticket(entryId: string): Buffer {
    return createHmac('sha256', this.key).update(`ticket ${entryId}`).digest();
  }

  isTicket(entryId: string, given: Buffer): boolean {
    return given.length === 32 && timingSafeEqual(given, this.ticket(entryId));
  }
}

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

/** What whoever works on a service's chain holds meanwhile, in SQL. @param service an expression for its name */
export const sealersLock = (service: string): string => `hashtext('audit ' || ${service})`;
