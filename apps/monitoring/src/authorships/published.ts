import type { Author, Citation } from '../records/citation.js';
import type { Orcid } from '../records/orcid.js';
import type { Investigator, Trial } from '../records/trial.js';
import { nameKey, readingOf, readingsOfWhole, type Reading } from './names.js';

/** Somebody whom a work names as its author, or a trial as an investigator. */
export interface Published {
  /** The name as it stands there. */
  said: string;
  readings: Reading[];
  orcid?: Orcid;
  affiliations: string[];
}

/** Whom a record names. Groups are nobody. */
export const publishedBy = (record: Partial<Citation> | Partial<Trial>): Published[] => [
  ...('authors' in record ? (record.authors ?? []).flatMap(author) : []),
  ...(record.investigators ?? []).flatMap((one: Author | Investigator) => ('name' in one ? investigator(one) : author(one))),
];

/** Everything that the people of a record can be found by. */
export const keysOfPublished = (people: readonly Published[]): string[] => [
  ...new Set(people.flatMap(({ orcid, readings }) => [...(orcid ? [orcidKey(orcid)] : []), ...readings.flatMap((reading) => nameKey(reading) ?? [])])),
];

export const orcidKey = (orcid: Orcid): string => `orcid:${orcid}`;

function author({ familyName, givenName, initials, orcid, affiliations }: Author): Published[] {
  if (!familyName) return [];
  const given = givenName ?? initials ?? '';
  return [{ said: `${given} ${familyName}`.trim(), readings: [readingOf(familyName, given)], orcid, affiliations: affiliations.map(({ text }) => text) }];
}

const investigator = ({ name, orcid, affiliation }: Investigator): Published[] => [
  { said: name, readings: readingsOfWhole(name), orcid, affiliations: affiliation ? [affiliation] : [] },
];
