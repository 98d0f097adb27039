import { hasOrcidChecksum } from '../../stakeholders/rules.js';
import type { Identifier } from './identifiers.js';

const SYSTEM = /^https?:\/\/(www\.)?orcid\.org\/?$/i;
const ORCID = /(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])$/i;

export const ORCID_SYSTEM = 'https://orcid.org';

/** An ORCID, whether as digits or as an address; null when the identifier is of another system. */
export function orcidOf({ system, value }: Identifier): { value: string; valid: boolean } | null {
  if (!SYSTEM.test(system)) return null;
  const parts = ORCID.exec(value.toUpperCase());
  const orcid = parts ? parts.slice(1).join('-') : value;
  return { value: orcid, valid: parts !== null && hasOrcidChecksum(orcid) };
}
