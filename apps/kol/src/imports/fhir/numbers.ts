import type { LicenceDto } from '../../stakeholders/stakeholder.dto.js';
import { notes as note, type Reason } from '../reasons.js';
import { identifiersOf, type Identifier } from './identifiers.js';
import { objects, type Json } from './json.js';
import { licenceOf, licencePattern } from './licences.js';
import { orcidOf } from './orcid.js';

/** The numbers under which a resource is known. */
export interface Numbers {
  licences: LicenceDto[];
  orcid: string | null;
  /** What is neither licence nor ORCID. */
  others: Identifier[];
}

/** Tells licences and ORCID apart from other identifiers. Of a qualification's numbers only licences are the person's own. */
export function numbersOf(resource: Json, day: string, notes: Set<Reason>): Numbers {
  const own = identifiersOf(resource, day);
  const ofQualifications = objects(resource.qualification).flatMap((one) => identifiersOf(one, day).filter(licenceOf));
  const numbers: Numbers = { licences: [], orcid: null, others: [] };
  for (const number of [...own, ...ofQualifications]) sort(number, numbers, notes);
  return numbers;
}

function sort(number: Identifier, into: Numbers, notes: Set<Reason>): void {
  const order = licenceOf(number);
  const orcid = orcidOf(number);
  if (order && licencePattern.test(number.value)) {
    const isKnown = into.licences.some((one) => one.order === order && one.number === number.value);
    if (!isKnown) into.licences.push({ order, number: number.value });
  } else if (order) {
    notes.add(note.badLicence);
  } else if (orcid) {
    if (orcid.valid) into.orcid ??= orcid.value;
    else notes.add(note.badOrcid);
  } else {
    into.others.push(number);
  }
}
