import type { Schemas } from '../../api/client.js';
import { newId } from '../../data/ids.js';
import type { Stakeholder } from '../../data/stakeholders.js';
import type { Named } from './organization-picker.js';

/** A place of work in a form: the organization by the names that whoever writes has seen. */
export interface Placed {
  id: string;
  organization: Named | null;
  role?: string;
  from?: string;
  to?: string;
}

/** A line of a list in a form: it stays itself while what it says changes. */
type Line<T> = T & { id: string };

/** A person as they are being written down: affiliations know their organizations by name, and every line of a list knows itself. */
export interface Person extends Omit<Schemas['CreateStakeholder'], 'id' | 'affiliations' | 'contactPoints' | 'licences'> {
  affiliations: Placed[];
  contactPoints?: Line<Schemas['ContactPointDto']>[];
  licences?: Line<Schemas['LicenceDto']>[];
}

export const newPerson = (typed: string): Person => {
  const [given = '', ...family] = typed.trim().split(/\s+/);
  return { kind: 'hcp', givenName: given, familyName: family.join(' '), specialties: [], languages: ['fr'], affiliations: [newPlace()] };
};

export const newPlace = (): Placed => ({ id: newId(), organization: null });

export const personOf = (saved: Stakeholder): Person => ({
  kind: saved.kind,
  givenName: saved.givenName,
  familyName: saved.familyName,
  profession: saved.profession,
  specialties: saved.specialties,
  languages: saved.languages,
  licences: saved.licences && lines(saved.licences),
  orcid: saved.orcid,
  contactPoints: saved.contactPoints && lines(saved.contactPoints),
  roles: saved.roles,
  topics: saved.topics,
  affiliations: saved.affiliations.map((one) => ({
    id: one.id,
    organization: { id: one.organizationId, name: { fr: one.organizationNameFr, en: one.organizationNameEn }, city: one.city },
    role: one.role ?? undefined,
    from: one.from ?? undefined,
    to: one.to ?? undefined,
  })),
});

const lines = <T extends object>(rows: T[]): Line<T>[] => rows.map((row, index) => ({ id: String(index), ...row }));

/** The person as the API takes them: rows that nobody has filled in are left out. */
export const bodyOf = ({ affiliations, contactPoints, licences, orcid, ...person }: Person): Omit<Schemas['CreateStakeholder'], 'id'> => ({
  ...person,
  orcid: orcid || null,
  contactPoints: contactPoints?.filter((one) => one.value.trim() !== '').map(({ kind, value }) => ({ kind, value })),
  licences: person.kind === 'hcp' ? licences?.filter((one) => one.number.trim() !== '').map(({ order, number }) => ({ order, number })) : licences && [],
  affiliations: affiliations.flatMap(({ id, organization, role, from, to }) => (organization ? [{ id, organizationId: organization.id, role: role || undefined, from: from || undefined, to: to || undefined }] : [])),
});
