import { newId } from '@liaison/contracts';
import { words, type AuditSaid } from '@liaison/platform';
import { folded } from '../search/fold.js';
import type { AffiliationInput, CreateStakeholder } from './stakeholder.dto.js';
import type { Affiliation, ContactPoint, Licence, SearchName, Stakeholder, StakeholderProfile } from './stakeholder.entity.js';

/** A person with all that is written of them in this service's own tables. */
export interface StakeholderRecord {
  person: Stakeholder;
  profile: StakeholderProfile;
  affiliations: Affiliation[];
  licences: Licence[];
  contactPoints: ContactPoint[];
}

type Input = Partial<Omit<CreateStakeholder, 'id'>>;

/** The record as it is after a change; what the change leaves out stays. */
export function changed(before: StakeholderRecord, input: Input, now: Date): StakeholderRecord {
  const { person, profile } = before;
  const { id } = person;
  const names = { givenName: input.givenName ?? person.givenName, familyName: input.familyName ?? person.familyName };
  const keep = <T>(given: T | undefined, kept: T): T => (given === undefined ? kept : given);
  return {
    person: {
      ...person,
      ...names,
      kind: input.kind ?? person.kind,
      profession: keep(input.profession, person.profession),
      specialties: input.specialties ?? person.specialties,
      languages: input.languages ?? person.languages,
      orcid: keep(input.orcid, person.orcid),
      sortName: sortName(names.familyName, names.givenName),
      updatedAt: now,
    },
    profile: { ...profile, roles: input.roles ?? profile.roles, topicIds: input.topics ?? profile.topicIds, updatedAt: now },
    affiliations: input.affiliations?.map((one) => affiliation(id, one, before.affiliations)) ?? before.affiliations,
    licences: input.licences?.map(({ order, number }) => ({ stakeholderId: id, professionalOrder: order, number })) ?? before.licences,
    contactPoints: input.contactPoints?.map(({ kind, value }) => ({ id: newId(), stakeholderId: id, kind, value })) ?? before.contactPoints,
  };
}

/** A record with nothing in it yet but an id. */
export function blank(id: string, now: Date): StakeholderRecord {
  return {
    person: {
      id,
      version: 1,
      kind: 'hcp',
      givenName: null,
      familyName: null,
      profession: null,
      specialties: [],
      languages: [],
      orcid: null,
      sortName: '',
      survivorId: null,
      createdAt: now,
      updatedAt: now,
      voidedAt: null,
      erasedAt: null,
    },
    profile: { id, version: 1, roles: [], topicIds: [], updatedAt: now },
    affiliations: [],
    licences: [],
    contactPoints: [],
  };
}

/** An affiliation that was there before keeps its id, whether the client repeats it or not. */
function affiliation(stakeholderId: string, { id, organizationId, role, from, to }: AffiliationInput, before: Affiliation[]): Affiliation {
  const wanted = { stakeholderId, organizationId, role: role ?? null, validFrom: from ?? null, validTo: to ?? null };
  const same = before.find((one) => one.organizationId === organizationId && one.role === wanted.role && one.validFrom === wanted.validFrom);
  return { id: id ?? same?.id ?? newId(), ...wanted };
}

/** Family name first, folded, so that "Élie" stands beside "Elie" in every list. */
const sortName = (familyName: string | null, givenName: string | null): string => `${folded(familyName ?? '')},${folded(givenName ?? '')}`.trim();

export function searchRows({ id, givenName, familyName }: Stakeholder): SearchName[] {
  const name = `${familyName ?? ''} ${givenName ?? ''}`;
  const search = folded(name);
  return [...new Set(words(name))].map((token) => ({ stakeholderId: id, token, search }));
}

/** Whether something has changed that every role may see. */
export function isPublicChange(before: StakeholderRecord, after: StakeholderRecord): boolean {
  const shown = ({ person, affiliations }: StakeholderRecord) => {
    const { version: _v, updatedAt: _u, ...rest } = person;
    return JSON.stringify([rest, affiliations.map(({ id: _id, ...one }) => one)]);
  };
  return shown(before) !== shown(after);
}

/** The record for the audit: names, contact points and licences sealed under the person. */
export function auditedStakeholder(before: StakeholderRecord | null, after: StakeholderRecord, reason?: string): AuditSaid {
  return {
    resource: 'stakeholder',
    resourceId: after.person.id,
    before: before && factsOf(before),
    after: factsOf(after),
    personal: { [after.person.id]: { before: before && personalOf(before), after: personalOf(after) } },
    reason,
    reasonAbout: after.person.id,
  };
}

const factsOf = ({ person, profile, affiliations }: StakeholderRecord): object => ({
  version: profile.version,
  kind: person.kind,
  profession: person.profession,
  specialties: person.specialties,
  languages: person.languages,
  roles: profile.roles,
  topics: profile.topicIds,
  affiliations: affiliations.map(({ organizationId, validFrom, validTo }) => ({ organizationId, from: validFrom, to: validTo })),
  survivorId: person.survivorId,
  voidedAt: person.voidedAt,
});

const personalOf = ({ person, affiliations, licences, contactPoints }: StakeholderRecord): object => ({
  givenName: person.givenName,
  familyName: person.familyName,
  orcid: person.orcid,
  licences: licences.map(({ professionalOrder, number }) => `${professionalOrder} ${number}`),
  contactPoints: contactPoints.map(({ kind, value }) => ({ kind, value })),
  affiliationRoles: affiliations.map((one) => one.role),
});
