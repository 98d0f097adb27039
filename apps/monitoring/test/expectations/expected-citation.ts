import type { Author, Citation } from '../../src/records/citation.js';

/** What a person has read in one record of a file, to which a reader is held. Only what is named is compared. */
export interface ExpectedCitation {
  /** Below the folder of the set. */
  file: string;
  /** Which citation of the file it is, from 1. */
  nth: number;
  title: string;
  /** All of them, or the first, how many there are, and the last: `Family, Given Suffix <orcid>`, a group in brackets. */
  authors: string[] | { first: string; count: number; last: string };
  publishedOn: string | undefined;
  identifiers: Citation['identifiers'];
  facts?: { [key in keyof Citation]?: unknown };
}

export function written({ familyName, givenName, suffix, collectiveName, orcid }: Author): string {
  const name = collectiveName === undefined ? [familyName, [givenName, suffix].filter(Boolean).join(' ')].filter(Boolean).join(', ') : `[${collectiveName}]`;
  return orcid === undefined ? name : `${name} <${orcid}>`;
}
