import { staleVersion, type Tx } from '@liaison/platform';
import type { AuthorshipView } from './authorship.dto.js';
import { Authorship } from './authorship.entity.js';
import { findAuthorship } from './authorships.queries.js';

/** Keeps what somebody says of an authorship; whatever comes in later leaves it as it is. */
export async function decide(tx: Tx, id: string, version: number, status: 'confirmed' | 'rejected'): Promise<AuthorshipView> {
  const before = await findAuthorship(tx, id);
  if (before.version !== version) throw staleVersion(before.version);
  await tx.update(Authorship, before, { status, decidedBy: tx.userId, decidedAt: tx.now });
  const facts = { stakeholderId: before.stakeholderId, subjectId: before.subject.id };
  tx.audit({ resource: 'authorship', resourceId: id, before: { ...facts, status: before.status }, after: { ...facts, status } });
  return findAuthorship(tx, id);
}
