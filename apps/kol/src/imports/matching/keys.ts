import { createHash } from 'node:crypto';
import { identifiersOf } from '../fhir/identifiers.js';
import { numbersOf, type Numbers } from '../fhir/numbers.js';
import { ORCID_SYSTEM } from '../fhir/orcid.js';
import type { Json } from '../fhir/json.js';
import type { NamesInFile } from '../fhir/names-in-file.js';

/** Something by which a record can be recognised. */
export interface Key {
  system: string;
  value: string;
  /** False: unique only among the records of one server, and nobody says which server it is. */
  certain: boolean;
  /** How the record itself holds it; null for what stands among its external ids. */
  heldAs: 'licence' | 'orcid' | null;
}

/** FHIR's own system for addresses and URNs that serve as identifiers. */
export const ADDRESS = 'urn:ietf:rfc:3986';
const LICENCE = 'urn:liaison:licence:';
const REFERENCE = 'urn:liaison:reference';
const DIGEST = 'urn:liaison:digest';

/**
 * The keys of a person or an organization, never its name. One without any identifier or id is
 * recognised by its whole content, so that the same file read twice does not make it twice.
 */
export function keysOf(image: Json, { reference, url }: NamesInFile, day: string): Key[] {
  const { licences, orcid, others } = knownNumbers(image, day);
  const keys = new Map<string, Key>();
  const add = (system: string, value: string, certain = true, heldAs: Key['heldAs'] = null) =>
    keys.set(`${system}|${value}`, { system, value, certain, heldAs });
  for (const { order, number } of licences) add(LICENCE + order, number, true, 'licence');
  if (orcid) add(ORCID_SYSTEM, orcid, true, 'orcid');
  for (const { system, value } of others) add(system, value);
  if (url) add(ADDRESS, url);
  if (reference) add(REFERENCE, reference, false);
  if (keys.size === 0) add(DIGEST, createHash('sha256').update(canonical(image)).digest('hex'));
  return [...keys.values()];
}

/** Only people have licences and ORCIDs. */
const knownNumbers = (image: Json, day: string): Numbers =>
  image.resourceType === 'Practitioner' ? numbersOf(image, day, new Set()) : { licences: [], orcid: null, others: identifiersOf(image, day) };

/** The form in which keys stand with the row of an import, and in which erasure looks for them. */
export const tokenOf = ({ system, value }: Key): string => `${system}|${value}`;

export const orderOf = ({ system }: Key): string => system.slice(LICENCE.length);

/** The same text for the same content, whatever the order of its fields: the database keeps none. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, child]) => child !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(',')}}`;
}
