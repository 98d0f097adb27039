import { describe, expect, it } from '@jest/globals';
import { judge, type Person } from './judge.js';
import { readingOf } from './names.js';
import { publishedBy } from './published.js';

const person = (given: string, family: string, more: Partial<Person> = {}): Person => ({ reading: readingOf(family, given), orcid: null, organizations: [], ...more });
const author = (familyName: string, givenName: string, affiliation = '', orcid?: string) => ({ familyName, givenName, orcid, affiliations: affiliation ? [{ text: affiliation, identifiers: [] }] : [] });
const reasons = (who: Person, ...authors: ReturnType<typeof author>[]) => judge(who, publishedBy({ authors }))?.reasons.map(({ code }) => code) ?? null;
const [ONE, OTHER] = ['0000-0001-0000-0009', '0000-0001-0000-0017'];

describe('an ORCID on both sides', () => {
  it('makes it certain, whatever the names', () => {
    expect(judge(person('Inès', 'Brûlé', { orcid: ONE }), publishedBy({ authors: [author('Roy', 'I', '', ONE)] }))).toMatchObject({ status: 'certain', author: 'I Roy', reasons: [{ code: 'orcid', said: ONE }] });
  });

  it('rules it out when it differs, whatever the names', () => {
    expect(reasons(person('Inès', 'Brûlé', { orcid: ONE }), author('Brûlé', 'Inès', '', OTHER))).toBeNull();
  });
});

describe('a name', () => {
  it.each([
    ['Inès', 'Brûlé', author('BRULE', 'Ines')],
    ['Jean-François', 'St-Onge', author('Saint-Onge', 'Jean François')],
    ['Marie', 'Lévesque-Côté', author('Levesque Cote', 'Marie C.')],
    ['Jean', 'de la Chevrotière', author('de la Chevrotière', 'Jean')],
  ])('of %s %s makes a candidate and no more', (given, family, published) => {
    expect(judge(person(given, family), publishedBy({ authors: [published] }))).toMatchObject({ status: 'candidate', reasons: [{ code: 'family-name' }, { code: 'given-name' }] });
  });

  it('makes none where the given names, or the initials, contradict', () => {
    for (const given of ['Luc', 'L', 'JM', 'Jean-Marc']) expect(reasons(person('Jean-François', 'Roy', { organizations: ['CHUM'] }), author('Roy', given, 'CHUM'))).toBeNull();
  });

  it('in initials wants something besides: where somebody works, or with whom they have written', () => {
    const who = person('Jean-François', 'Roy', { organizations: ['Hôpital fictif du Ruisseau'] });
    for (const given of ['JF', 'J-F', 'J. F.', 'J']) {
      expect(reasons(who, author('Roy', given))).toBeNull();
      expect(reasons(who, author('Roy', given, 'Dept of Medicine, Hopital Fictif du Ruisseau, Montréal'))).toEqual(['family-name', 'initials', 'affiliation']);
    }
    expect(judge(who, publishedBy({ authors: [author('Roy', 'J')] }), ['someone'])?.reasons.at(-1)).toEqual({ code: 'coauthor', said: null, stakeholderId: 'someone' });
  });

  it('does not take a city or a kind of place for the same workplace', () => {
    expect(reasons(person('Ève', 'Roy', { organizations: ['Université de Montréal'] }), author('Roy', 'E', 'Hôpital universitaire, Montréal, Québec, Canada'))).toBeNull();
  });

  it('of an investigator is read with its titles, and wherever the family name may begin', () => {
    for (const name of ['Jean de la Chevrotière, MD, FRCPC', 'de la Chevrotière, Jean'])
      expect(judge(person('Jean', 'de la Chevrotière'), publishedBy({ investigators: [{ name }] }))?.reasons.map(({ code }) => code) ?? name).toEqual(name.startsWith('Jean') ? ['family-name', 'given-name'] : name);
  });
});
