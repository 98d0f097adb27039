import type { Author, Citation } from '../records/citation.js';
import type { Notice } from '../records/notice.js';
import type { Trial } from '../records/trial.js';

/** What strategies are held against: the words of a record, by the field that they stand in. Any of them may be empty. */
export interface Item {
  title: string;
  abstract: string;
  /** A heading each, with its qualifier where it has one: `Asthma/drug therapy`. */
  mesh: string[];
  authors: string[];
  affiliations: string[];
  journal: string;
  types: string[];
}

/** What strategies are held against in a record, whichever its kind. */
export function itemOf(record: Citation | Trial | Notice): Item {
  if ('nctId' in record) return itemOfTrial(record);
  return 'externalId' in record ? itemOfNotice(record) : itemOfCitation(record);
}

function itemOfCitation(citation: Citation): Item {
  const { authors, editors, investigators, journal, book } = citation;
  const people = [...authors, ...editors, ...investigators];
  return {
    title: lines(citation.title, citation.vernacularTitle),
    // PubMed's [tiab] looks into the authors' keywords and into abstracts in other languages as well.
    abstract: lines(
      ...[...citation.abstract, ...citation.otherAbstracts.flatMap(({ sections }) => sections)].map(({ label, text }) => (label ? `${label}: ${text}` : text)),
      ...citation.keywords.map(({ text }) => text),
    ),
    mesh: [
      ...citation.mesh.flatMap(({ name, qualifiers }) => (qualifiers.length > 0 ? qualifiers.map((one) => `${name}/${one.name}`) : [name])),
      ...[...citation.supplementaryMesh, ...citation.substances].map(({ name }) => name),
    ],
    authors: people.map(nameOf),
    affiliations: distinct(people.flatMap(({ affiliations }) => affiliations.map(({ text }) => text))),
    journal: lines(journal?.title, journal?.abbreviation, book?.title, book?.collection),
    types: [...citation.types.map(({ name }) => name), citation.kind],
  };
}

function itemOfTrial(trial: Trial): Item {
  const { investigators, sites } = trial;
  return {
    title: lines(trial.title, trial.officialTitle, trial.acronym),
    abstract: lines(trial.summary, ...trial.conditions, ...trial.keywords, ...trial.interventions.map(({ name }) => name), trial.nctId, ...trial.otherIds),
    mesh: trial.mesh.map(({ name }) => name),
    authors: investigators.map(({ name }) => name),
    affiliations: distinct([
      ...[trial.sponsor, ...trial.collaborators, ...investigators.map(({ affiliation }) => affiliation)],
      ...sites.map(({ facility, city, state, country }) => [facility, city, state, country].filter(Boolean).join(', ')),
    ]),
    journal: '',
    // PHASE3 is looked for as "phase 3".
    types: distinct(['clinical trial', trial.studyType, ...trial.phases.map((phase) => phase.replace(/_?PHASE(?=\d)/, ' phase '))]),
  };
}

function itemOfNotice(notice: Notice): Item {
  return {
    title: notice.title,
    abstract: lines(notice.summary, ...notice.products, ...(notice.ingredients ?? []), ...notice.productIds.map(({ value }) => value)),
    mesh: [],
    authors: notice.authors,
    affiliations: distinct([notice.issuer]),
    journal: notice.issuer ?? '',
    types: distinct([notice.kind, ...notice.categories, notice.recallClass && `class ${notice.recallClass}`]),
  };
}

/** In one value, so that "Tremblay Anne", "Anne Tremblay" and "Tremblay A" are all phrases in it. */
function nameOf({ familyName, givenName, initials, collectiveName }: Author): string {
  if (familyName === undefined) return collectiveName ?? '';
  return [familyName, givenName, givenName && initials && familyName, initials].filter(Boolean).join(' ');
}

const lines = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join('\n');
const distinct = (texts: (string | number | undefined)[]): string[] => [...new Set(texts.filter(Boolean).map(String))];
