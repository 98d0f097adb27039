import { expect } from '@jest/globals';
import type { Citation } from '../src/records/citation.js';
import { type ExpectedCitation, written } from './expectations/expected-citation.js';

/** Compares a citation with what a person has read in its record. */
export function holdTo(expected: ExpectedCitation, citation: Citation | undefined): void {
  const authors = (citation?.authors ?? []).map(written);
  const seen = {
    title: citation?.title,
    authors: Array.isArray(expected.authors) ? authors : { first: authors[0], count: authors.length, last: authors.at(-1) },
    publishedOn: citation?.publishedOn,
    identifiers: JSON.parse(JSON.stringify(citation?.identifiers ?? {})) as unknown,
  };
  const { title, authors: wanted, publishedOn, identifiers, facts = {} } = expected;
  expect(seen).toEqual({ title, authors: wanted, publishedOn, identifiers });
  expect(citation).toMatchObject(facts);
}
