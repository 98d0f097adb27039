import { folded } from '../../search/fold.js';
import type { LicenceDto } from '../../stakeholders/stakeholder.dto.js';
import type { Identifier } from './identifiers.js';

interface Order {
  /** As it stands with a licence. */
  order: string;
  /** The profession that its members practise: a code of `professions`. */
  profession: string;
  /** Systems of its numbers: the last part of Canada Health Infoway's address, or the order's own site. */
  systems: string[];
  /** Its name, as an identifier's assigner. */
  names: string[];
}

const order = (code: string, profession: string, systems: string[], ...names: string[]): Order => ({ order: code, profession, systems, names });

/**
 * The orders whose licence numbers are recognised. Infoway publishes the systems of Ontario and British
 * Columbia (`ca-on-license-physician`…); those of Québec are named after the same pattern.
 */
const ORDERS: Order[] = [
  order('CMQ', 'MED', ['ca-qc-license-physician', 'cmq.org'], 'Collège des médecins du Québec'),
  order('OPQ', 'PHA', ['ca-qc-license-pharmacist', 'opq.org'], 'Ordre des pharmaciens du Québec'),
  order('OIIQ', 'INF', ['ca-qc-license-nurse', 'oiiq.org'], 'Ordre des infirmières et infirmiers du Québec'),
  order('OPIQ', 'INH', ['ca-qc-license-respiratory-therapist', 'opiq.qc.ca'], 'Ordre professionnel des inhalothérapeutes du Québec'),
  order('ODQ', 'DEN', ['ca-qc-license-dentist', 'odq.qc.ca'], 'Ordre des dentistes du Québec'),
  order('OOQ', 'OPT', ['ca-qc-license-optometrist', 'ooq.org'], 'Ordre des optométristes du Québec'),
  order('ODNQ', 'DIT', ['ca-qc-license-dietitian', 'odnq.org'], 'Ordre des diététistes-nutritionnistes du Québec', 'Ordre professionnel des diététistes du Québec'),
  order('OSFQ', 'SAG', ['ca-qc-license-midwife', 'osfq.org'], 'Ordre des sages-femmes du Québec'),
  order('CPSO', 'MED', ['ca-on-license-physician'], 'College of Physicians and Surgeons of Ontario'),
  order('CNO', 'INF', ['ca-on-license-nurse'], 'College of Nurses of Ontario'),
  order('OCP', 'PHA', ['ca-on-license-pharmacist'], 'Ontario College of Pharmacists'),
  order('CPSBC', 'MED', ['ca-bc-license-physician'], 'College of Physicians and Surgeons of British Columbia'),
  order('CPBC', 'PHA', ['ca-bc-license-pharmacist'], 'College of Pharmacists of British Columbia'),
];

/** Those who publish naming systems of Canadian licences. */
const NAMING_SYSTEMS = /^https?:\/\/(?:fhir\.infoway-inforoute\.ca|infoway-inforoute\.ca\/fhir|ehealthontario\.ca\/API\/FHIR)\/NamingSystem\/([a-z-]+)$/i;
const SITE = /^https?:\/\/(?:www\.)?([a-z.]+)(?:\/|$)/i;

const bySystem = new Map(ORDERS.flatMap(({ order, systems }) => systems.map((system) => [system, order] as const)));
const byName = new Map(ORDERS.flatMap(({ order, names }) => names.map((name) => [folded(name), order] as const)));
const professions = new Map(ORDERS.map(({ order, profession }) => [order, profession] as const));

/** The order that an identifier is a licence of, by its system or by who assigned it; null for any other identifier. */
export function licenceOf({ system, assigner }: Identifier): string | null {
  const known = NAMING_SYSTEMS.exec(system)?.[1] ?? SITE.exec(system)?.[1];
  return bySystem.get(known?.toLowerCase() ?? '') ?? byName.get(folded(assigner ?? '')) ?? null;
}

/** The form of a licence number. */
export const licencePattern = /^[A-Za-z0-9-]{2,20}$/;

/** The profession that somebody with these licences practises, the first one counting. */
export const professionOf = ([first]: LicenceDto[]): string | null => (first ? professions.get(first.order)! : null);
