import type { Tx } from '@liaison/platform';
import type { AffiliationView, ContactPointDto, LicenceDto, StakeholderView } from './stakeholder.dto.js';

/** A person as the listing statement returns them. */
export interface Row {
  id: string;
  version: number;
  kind: string;
  given_name: string | null;
  family_name: string | null;
  profession: string | null;
  specialties: string[];
  languages: string[];
  orcid: string | null;
  created_at: Date;
  updated_at: Date;
  voided_at: Date | null;
  erased_at: Date | null;
  affiliations: AffiliationView[];
  whole_version?: number;
  whole_updated_at?: Date;
  roles?: string[];
  topic_ids?: string[];
  licences?: LicenceDto[];
  contact_points?: ContactPointDto[];
}

const MEDICAL_ROLES = new Set(['system', 'msl', 'medical_manager', 'medical_information', 'compliance', 'safety']);

/** Whether the caller may read what medical affairs knows of a person besides name and affiliations. */
export const maySeeMedical = (tx: Tx): boolean => MEDICAL_ROLES.has(tx.caller.role);

/** Sales and others outside medical affairs see the version and time of public changes only: a medical one leaves no trace. */
export function presentRow(tx: Tx, row: Row): StakeholderView {
  const medical = maySeeMedical(tx);
  return {
    id: row.id,
    version: medical ? row.whole_version! : row.version,
    kind: row.kind,
    givenName: row.given_name ?? '',
    familyName: row.family_name ?? '',
    profession: row.profession,
    specialties: row.specialties,
    languages: row.languages,
    orcid: row.orcid,
    affiliations: row.affiliations,
    ...(medical && { licences: row.licences!, contactPoints: row.contact_points!, roles: row.roles!, topics: row.topic_ids! }),
    createdAt: row.created_at.toISOString(),
    updatedAt: (medical ? row.whole_updated_at! : row.updated_at).toISOString(),
    voidedAt: row.voided_at?.toISOString() ?? null,
  };
}
