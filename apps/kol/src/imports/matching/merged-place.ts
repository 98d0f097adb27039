import type { OrganizationInput, OrganizationParentDto, OrganizationView } from '../../organizations/organization.dto.js';
import type { Place } from '../fhir/organization.js';

const DAY_MS = 86_400_000;

/** An organization as somebody would write it, from how it reads. */
export const writtenOf = ({ kind, name, region, city, postalCode, parents, predecessorId, validFrom, validTo }: OrganizationView): OrganizationInput => ({
  kind,
  name: { fr: name.fr, en: name.en },
  region,
  city,
  postalCode,
  parents: parents.map(({ organizationId, from, to }) => ({ organizationId, from: from ?? null, to: to ?? null })),
  predecessorId,
  validFrom,
  validTo,
});

/** What is known of an organization with what the source says now. What it does not say stays, and so does the past. */
export function merged(before: OrganizationInput | null, place: Place, parentId: string | null, day: string): OrganizationInput {
  const { city, postalCode } = place;
  if (!before) return { kind: place.kind ?? 'other', name: { ...place.name }, city, postalCode, parents: parentsOf([], parentId, day) };
  return {
    ...before,
    // HL7's types are coarser than our kinds: they only say something where we know nothing.
    kind: before.kind === 'other' ? (place.kind ?? before.kind) : before.kind,
    name: renamed(before.name, place),
    city: city ?? before.city,
    postalCode: postalCode ?? before.postalCode,
    parents: parentsOf(before.parents ?? [], parentId, day),
  };
}

type Name = OrganizationInput['name'];

/** A name in one language leaves the other as it is, unless that only repeats it. One that is ours already changes nothing. */
function renamed(before: Name, { name, named }: Place): Name {
  const isOurs = name.fr === name.en && [before.fr, before.en].includes(name.fr);
  if (isOurs) return before;
  const repeats = before.fr === before.en;
  return { fr: named.fr || repeats ? name.fr : before.fr, en: named.en || repeats ? name.en : before.en };
}

/** The parents with today's: a new one takes over today, and the old one keeps the time until yesterday. */
function parentsOf(before: OrganizationParentDto[], parentId: string | null, day: string): OrganizationParentDto[] {
  const current = before.find(({ from, to }) => (from ?? '') <= day && (to ?? '9999') >= day);
  if (!parentId || current?.organizationId === parentId) return before;
  const others = before.filter((parent) => parent !== current);
  const next = { organizationId: parentId, from: current ? day : null, to: null };
  if (!current || current.from === day) return [...others, next];
  const yesterday = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
  return [...others, { ...current, to: yesterday }, next];
}
