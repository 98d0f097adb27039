import { blankCitation, type Author, type Citation, type CitationKind, type Relation } from '../../records/citation.js';
import { bookshelfOf, doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import { orcidOf } from '../../records/orcid.js';
import { dateIn } from '../../records/partial-date.js';
import { lineIn, objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { abstractOf } from './abstracts.js';

/** Europe PMC's letters for where it has a record from. */
const KINDS: Record<string, CitationKind> = { PPR: 'preprint', PAT: 'patent', ETH: 'thesis', NBK: 'book' };

export function citationOf(result: Json): Citation {
  const source = textIn(result['source']) ?? '';
  const id = textIn(result['id']) ?? '';
  const types = textsIn(objectIn(result['pubTypeList'])['pubType'] ?? (textIn(result['pubType']) ?? '').split(';'));
  const journal = objectIn(result['journalInfo']);
  const publishedAs = textIn(journal['dateOfPublication']);
  return {
    ...blankCitation(KINDS[source] ?? (types.some((type) => /^preprint$/i.test(type)) ? 'preprint' : 'article')),
    identifiers: {
      pmid: pmidOf(textIn(result['pmid']) ?? (source === 'MED' ? id : '')),
      pmcid: pmcidOf(textIn(result['pmcid']) ?? (source === 'PMC' ? id : '')),
      doi: doiOf(textIn(result['doi']) ?? ''),
      bookshelf: bookshelfOf(id),
      manuscript: textIn(result['manuscriptId']),
    },
    publicationStatus: textIn(result['publicationStatus']),
    title: lineIn(result['title']) ?? '',
    languages: textsIn(result['language']),
    abstract: abstractOf(textIn(result['abstractText'])),
    authors: authorsOf(result),
    journal: journalOf(result, objectIn(journal['journal'])),
    volume: textIn(journal['volume']) ?? textIn(result['journalVolume']),
    issue: textIn(journal['issue']) ?? textIn(result['issue']),
    pages: textIn(result['pageInfo']),
    publishedOn: dateIn(textIn(journal['printPublicationDate']) ?? publishedAs ?? textIn(result['firstPublicationDate']) ?? textIn(result['pubYear']) ?? ''),
    publishedAs,
    electronicOn: dateIn(textIn(result['electronicPublicationDate']) ?? ''),
    completedOn: dateIn(textIn(result['dateOfCompletion']) ?? ''),
    revisedOn: dateIn(textIn(result['dateOfRevision']) ?? ''),
    types: types.map((name) => ({ name })),
    ...subjectsOf(result),
    grants: objectsIn(objectIn(result['grantsList'])['grant']).map(({ grantId, acronym, agency }) => ({ number: textIn(grantId), acronym: textIn(acronym), agency: textIn(agency) })),
    relations: objectsIn(objectIn(result['commentCorrectionList'])['commentCorrection']).map(relationOf),
    links: source === '' || id === '' ? [] : [`https://europepmc.org/article/${source}/${id}`],
  };
}

function subjectsOf(result: Json): Pick<Citation, 'mesh' | 'keywords' | 'substances'> {
  return {
    mesh: objectsIn(objectIn(result['meshHeadingList'])['meshHeading']).map((heading) => ({
      name: textIn(heading['descriptorName']) ?? '',
      major: heading['majorTopic_YN'] === 'Y',
      qualifiers: objectsIn(objectIn(heading['meshQualifierList'])['meshQualifier']).map((qualifier) => ({ code: textIn(qualifier['abbreviation']), name: textIn(qualifier['qualifierName']) ?? '', major: qualifier['majorTopic_YN'] === 'Y' })),
    })),
    keywords: textsIn(objectIn(result['keywordList'])['keyword']).map((text) => ({ text, major: false })),
    substances: objectsIn(objectIn(result['chemicalList'])['chemical']).map(({ name, registryNumber }) => ({ name: textIn(name) ?? '', registryNumber: textIn(registryNumber) })),
  };
}

function journalOf(result: Json, journal: Json): Citation['journal'] {
  const title = lineIn(journal['title']) ?? lineIn(result['journalTitle']);
  const issns = [...textsIn([journal['issn'], journal['essn']]), ...textsIn((textIn(result['journalIssn']) ?? '').split(';'))].map((issn) => issn.toUpperCase());
  if (title === undefined && issns.length === 0) return undefined;
  return { title, abbreviation: textIn(journal['medlineAbbreviation']) ?? textIn(journal['isoabbreviation']), issns: [...new Set(issns)], nlmId: textIn(journal['nlmid']) };
}

/** `core` lists authors; `lite` has them in one line, `Tremblay JD, Roy A.`, a group without initials among them. */
function authorsOf(result: Json): Author[] {
  const listed = objectsIn(objectIn(result['authorList'])['author']);
  if (listed.length > 0) return listed.map(authorOf).filter((author) => author !== undefined);
  const names = (textIn(result['authorString']) ?? '').replace(/\.$/, '').split(/,\s+/).filter((name) => name !== '');
  return names.map((name) => {
    const parts = /^(.+?)\s+([\p{Lu}-]{1,5})(?:\s+(Jr|Sr|2nd|3rd|II|III|IV))?$/u.exec(name);
    return parts === null ? { collectiveName: name, affiliations: [] } : { familyName: parts[1], initials: parts[2], suffix: parts[3], affiliations: [] };
  });
}

function authorOf(person: Json): Author | undefined {
  const affiliations = objectsIn(objectIn(person['authorAffiliationDetailsList'])['authorAffiliation']).flatMap(({ affiliation }) => textsIn(affiliation).map((text) => ({ text, identifiers: [] })));
  const collectiveName = lineIn(person['collectiveName']);
  if (collectiveName !== undefined) return { collectiveName, affiliations };
  const familyName = lineIn(person['lastName']) ?? lineIn(person['fullName']);
  if (familyName === undefined) return undefined;
  const id = objectIn(person['authorId']);
  return { familyName, givenName: lineIn(person['firstName']), initials: textIn(person['initials']), orcid: id['type'] === 'ORCID' ? orcidOf(textIn(id['value']) ?? '') : undefined, affiliations };
}

/** `Erratum for` is PubMed's `ErratumFor`; a preprint and its article are versions of each other. */
function relationOf(relation: Json): Relation {
  const type = textIn(relation['type']) ?? '';
  const citation = textIn(relation['reference']);
  const preprint = /^preprint (in|of)$/i.exec(type)?.[1]?.toLowerCase();
  return {
    kind: preprint === undefined ? type.replace(/(?:^|\s+)(\w)/g, (_, letter: string) => letter.toUpperCase()) : preprint === 'in' ? 'UpdateIn' : 'UpdateOf',
    citation,
    pmid: relation['source'] === 'MED' ? pmidOf(textIn(relation['id']) ?? '') : undefined,
    doi: doiOf(/\bdoi:\s*(10\.\S+)/i.exec(citation ?? '')?.[1] ?? ''),
    note: preprint === undefined ? textIn(relation['note']) : 'preprint',
  };
}
