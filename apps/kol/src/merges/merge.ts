import { stakeholderMerged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { Problem, refused, type Tx } from '@liaison/platform';
import { recount } from '../engagement/recount.js';
import type { StakeholderRecord } from '../stakeholders/stakeholder-record.js';
import type { StakeholdersService } from '../stakeholders/stakeholders.service.js';
import { Merge } from './merge.entity.js';

interface Wanted {
  id: string;
  loserId: string;
  survivorId: string;
  reason?: string;
}

/**
 * Makes the loser an alias of the survivor, who takes over what they lack. Nothing that others wrote
 * about the loser is rewritten: every reading resolves the alias.
 */
export async function mergeStakeholders(tx: Tx, stakeholders: StakeholdersService, { id, loserId, survivorId, reason }: Wanted): Promise<Merge> {
  const loser = await stakeholders.find(tx, loserId);
  const survivor = await stakeholders.find(tx, survivorId);
  if (loser.person.id === survivor.person.id)
    throw refused('survivorId', 'same-person', { fr: 'C’est déjà la même fiche.', en: 'They are the same record already.' });
  if (loser.person.id !== loserId.toLowerCase())
    throw new Problem('conflict', { fr: 'Cette fiche est déjà fusionnée.', en: 'This record has been merged already.' });
  const merge = { id, loserId: loser.person.id, survivorId: survivor.person.id, reason: reason ?? null, mergedBy: tx.caller.name, mergedAt: tx.now };
  tx.insert(Merge, merge);
  await stakeholders.write(tx, loser, emptied(loser, survivor.person.id, tx.now), reason);
  // Ids that were merged into the loser before follow it.
  await tx.query('UPDATE stakeholders SET survivor_id = $2 WHERE id = $1 OR survivor_id = $1', [loser.person.id, survivor.person.id]);
  await tx.query('DELETE FROM stakeholder_places WHERE stakeholder_id = $1', [loser.person.id]);
  await stakeholders.write(tx, survivor, enriched(survivor, loser, tx.now), reason);
  await tx.asSystem(() => takeOverEngagement(tx, loser.person.id, survivor.person.id));
  publish(tx, stakeholderMerged, {
    aggregateId: loser.person.id,
    version: 1,
    facts: { loserId: loser.person.id, survivorId: survivor.person.id },
    personal: null,
    subjectIds: [],
  });
  return merge;
}

/** Touches count for the survivor from now on; a tier is taken over where the survivor has none. */
async function takeOverEngagement(tx: Tx, loserId: string, survivorId: string): Promise<void> {
  await recount(tx, [survivorId]);
  await tx.query(
    `UPDATE engagement s SET tier_level = l.tier_level, tier_score = l.tier_score, tier_components = l.tier_components, version = s.version + 1
       FROM engagement l WHERE s.id = $2 AND l.id = $1 AND s.tier_level IS NULL AND l.tier_level IS NOT NULL`,
    [loserId, survivorId],
  );
  await tx.query('DELETE FROM engagement WHERE id = $1', [loserId]);
}

/** The loser keeps its own words; what can belong to one person only goes to the survivor. */
const emptied = (loser: StakeholderRecord, survivorId: string, now: Date): StakeholderRecord => ({
  ...loser,
  person: { ...loser.person, survivorId, orcid: null, voidedAt: now, updatedAt: now },
  affiliations: [],
  licences: [],
  contactPoints: [],
});

function enriched(survivor: StakeholderRecord, loser: StakeholderRecord, now: Date): StakeholderRecord {
  const { id } = survivor.person;
  const union = <T>(a: T[], b: T[]) => [...new Set([...a, ...b])];
  const missing = <T>(own: T[], others: T[], same: (a: T, b: T) => boolean) => others.filter((b) => !own.some((a) => same(a, b)));
  return {
    person: {
      ...survivor.person,
      profession: survivor.person.profession ?? loser.person.profession,
      orcid: survivor.person.orcid ?? loser.person.orcid,
      specialties: union(survivor.person.specialties, loser.person.specialties),
      languages: union(survivor.person.languages, loser.person.languages),
      updatedAt: now,
    },
    profile: {
      ...survivor.profile,
      roles: union(survivor.profile.roles, loser.profile.roles),
      topicIds: union(survivor.profile.topicIds, loser.profile.topicIds),
      updatedAt: now,
    },
    affiliations: [
      ...survivor.affiliations,
      ...missing(survivor.affiliations, loser.affiliations, (a, b) => a.organizationId === b.organizationId && a.validFrom === b.validFrom),
    ].map((one) => ({ ...one, stakeholderId: id })),
    licences: [...survivor.licences, ...loser.licences].map((one) => ({ ...one, stakeholderId: id })),
    contactPoints: [
      ...survivor.contactPoints,
      ...missing(survivor.contactPoints, loser.contactPoints, (a, b) => a.kind === b.kind && a.value === b.value),
    ].map((one) => ({ ...one, stakeholderId: id })),
  };
}
