import { stakeholderChanged, stakeholderCreated, stakeholderIdentified } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import { placeStakeholders } from '../placement/place.js';
import type { StakeholderRecord } from './stakeholder-record.js';

/** Tells the others of a person as they are now, and whom they may be known by elsewhere. */
export async function announce(tx: Tx, type: typeof stakeholderCreated | typeof stakeholderChanged, record: StakeholderRecord): Promise<void> {
  const { person, profile, affiliations } = record;
  const organizationIds = [...new Set(affiliations.map((one) => one.organizationId))];
  const regions = await tx.query<{ region: string }>(
    `SELECT DISTINCT region_of(id, app_today()) AS region FROM unnest($1::uuid[]) AS ids(id) WHERE region_of(id, app_today()) IS NOT NULL`,
    [organizationIds],
  );
  const names = { givenName: person.givenName ?? '', familyName: person.familyName ?? '' };
  const voided = person.voidedAt !== null;
  const of = { aggregateId: person.id, version: profile.version, subjectIds: [person.id] };
  publish(tx, type as typeof stakeholderCreated, {
    ...of,
    facts: {
      stakeholderId: person.id,
      kind: person.kind as 'hcp',
      profession: person.profession,
      specialties: person.specialties,
      languages: person.languages,
      regions: regions.map((row) => row.region),
      organizationIds,
      topicIds: profile.topicIds,
      voided,
    },
    personal: names,
  });
  publish(tx, stakeholderIdentified, { ...of, facts: { stakeholderId: person.id, organizationIds, voided }, personal: { ...names, orcid: person.orcid } });
  await placeStakeholders(tx, [person.id]);
}
