import type { AuthorshipReason, AuthorshipStatus } from './authorship.entity.js';
import { givenFit, type Reading } from './names.js';
import type { Published } from './published.js';
import { speaksOf } from './shared-affiliation.js';

/** What is known of a person that tells whether they are an author. */
export interface Person {
  reading: Reading;
  orcid: string | null;
  /** Names of the organizations where they work. */
  organizations: string[];
}

export interface Verdict {
  status: Extract<AuthorshipStatus, 'certain' | 'candidate'>;
  author: string;
  reasons: AuthorshipReason[];
}

/**
 * Whether a person is one of those whom a work names. An ORCID on both sides decides, either way. Otherwise
 * a name makes a candidate and never more; initials alone, of which half of Québec has the same, want something besides.
 * @param coauthors people sure to have written this work, with whom the person has written before
 */
export function judge(person: Person, people: readonly Published[], coauthors: readonly string[] = []): Verdict | null {
  const verdicts = people.flatMap((one) => verdictOn(person, one, coauthors) ?? []);
  const best = (a: Verdict, b: Verdict) => Number(b.status === 'certain') - Number(a.status === 'certain') || b.reasons.length - a.reasons.length;
  return verdicts.sort(best)[0] ?? null;
}

function verdictOn(person: Person, { said, readings, orcid, affiliations }: Published, coauthors: readonly string[]): Verdict | null {
  if (orcid && person.orcid) return orcid === person.orcid ? { status: 'certain', author: said, reasons: [reason('orcid', orcid)] } : null;
  const fits = readings.filter(({ family }) => family !== '' && family === person.reading.family).map(({ given }) => givenFit(person.reading.given, given));
  const fit = fits.find((one) => one === 'given-name') ?? fits.find((one) => one !== null);
  if (!fit) return null;
  const workplace = person.organizations.find((name) => affiliations.some((text) => speaksOf(text, name)));
  const besides = [...(workplace ? [reason('affiliation', workplace)] : []), ...coauthors.map((id) => reason('coauthor', null, id))];
  if (fit === 'initials' && besides.length === 0) return null;
  return { status: 'candidate', author: said, reasons: [reason('family-name', said), reason(fit, said), ...besides] };
}

const reason = (code: AuthorshipReason['code'], said: string | null, stakeholderId: string | null = null): AuthorshipReason => ({ code, said, stakeholderId });
