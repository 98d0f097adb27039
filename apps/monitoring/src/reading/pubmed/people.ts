import type { Author } from '../../records/citation.js';
import { orcidOf } from '../../records/orcid.js';
import type { Draft, Meaning, Meanings } from './draft.js';

/** Authors, editors, investigators, and people that a work is about. */
export const people: Meanings = {
  AuthorList: {
    open: (draft, { Type, CompleteYN }) => {
      const { citation } = draft;
      if (Type === 'editors') draft.people = citation.editors;
      else draft.people = draft.inBook ? draft.bookAuthors : citation.authors;
      if (CompleteYN === 'N') citation.authorsComplete = false;
    },
    close: (draft) => void (draft.people = undefined),
  },
  InvestigatorList: { open: (draft) => void (draft.people = draft.citation.investigators), close: (draft) => void (draft.people = undefined) },
  PersonalNameSubjectList: { open: (draft) => void (draft.people = draft.citation.subjects), close: (draft) => void (draft.people = undefined) },
  Author: person(),
  Investigator: person(),
  PersonalNameSubject: person(),
  LastName: { text: true, close: (draft, text) => void (draft.person && text && (draft.person.familyName = text)) },
  ForeName: { text: true, close: (draft, text) => void (draft.person && text && (draft.person.givenName = text)) },
  Initials: { text: true, close: (draft, text) => void (draft.person && text && (draft.person.initials = text)) },
  Suffix: { text: true, close: (draft, text) => void (draft.person && text && (draft.person.suffix = text)) },
  CollectiveName: { text: true, close: (draft, text) => void (draft.person && text && (draft.person.collectiveName = text)) },
  AffiliationInfo: {
    open: (draft) => void (draft.inAffiliation = true),
    close: (draft) => {
      draft.inAffiliation = false;
      draft.affiliation = undefined;
    },
  },
  Affiliation: {
    text: true,
    close: (draft, text) => {
      if (!draft.person || text === '') return;
      draft.affiliation = { text, identifiers: [] };
      draft.person.affiliations.push(draft.affiliation);
    },
  },
  Identifier: {
    text: true,
    close: (draft, text, { Source = '' }) => {
      if (draft.inAffiliation) draft.affiliation?.identifiers.push({ system: Source, value: text });
      else if (draft.person && Source === 'ORCID') draft.person.orcid = orcidOf(text);
    },
  },
};

function person(): Meaning {
  return {
    open: (draft, { ValidYN, EqualContrib }) => {
      // What NLM has marked as wrong stands beside what is right.
      draft.person = ValidYN === 'N' ? undefined : blankPerson(EqualContrib === 'Y');
    },
    close: (draft) => {
      const { person, people } = draft;
      if (person && people && isSomebody(person)) people.push(person);
      draft.person = undefined;
    },
  };
}

const blankPerson = (equal: boolean): Author => ({
  familyName: undefined,
  givenName: undefined,
  initials: undefined,
  suffix: undefined,
  collectiveName: undefined,
  orcid: undefined,
  affiliations: [],
  equalContribution: equal ? true : undefined,
});

/** A given name alone is what the person is called by; a group that has persons' names besides stays a group. */
function isSomebody(person: Author): boolean {
  if (person.collectiveName !== undefined) {
    person.familyName = undefined;
    return true;
  }
  if (person.familyName === undefined) {
    person.familyName = person.givenName;
    person.givenName = undefined;
  }
  return person.familyName !== undefined;
}

export const authorsOf = (draft: Draft): Author[] => (draft.citation.authors.length > 0 ? draft.citation.authors : draft.bookAuthors);
