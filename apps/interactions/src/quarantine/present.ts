import { Any } from 'typeorm';
import { Principal, type Tx } from '@liaison/platform';
import type { Held } from './held-write.entity.js';
import type { HeldView } from './quarantine.dto.js';

/** What is held, without what it says. */
export async function present(tx: Tx, held: Held[]): Promise<HeldView[]> {
  const authors = await (await tx.reading(Principal)).findBy({ userId: Any(held.map((one) => one.authorId)) });
  const names = new Map(authors.map(({ userId, displayName }) => [userId, displayName]));
  return held.map((one) => ({
    id: one.id,
    version: one.version,
    authorId: one.authorId,
    authorName: names.get(one.authorId) ?? null,
    legible: one.resource !== null && one.sealed !== null,
    resource: one.resource,
    method: one.method,
    part: one.part,
    recordId: one.recordId,
    writtenAt: one.writtenAt?.toISOString() ?? null,
    receivedAt: one.receivedAt.toISOString(),
    status: one.status,
    refusal: one.refusal,
    decidedBy: one.decidedBy,
    decidedAt: one.decidedAt?.toISOString() ?? null,
    reason: one.reason,
  }));
}
