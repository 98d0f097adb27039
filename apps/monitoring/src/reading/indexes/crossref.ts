import { blankCitation, type Author, type Citation, type CitationKind, type Relation } from '../../records/citation.js';
import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { doiOf } from '../../records/identifiers.js';
import { orcidOf } from '../../records/orcid.js';
import { partialDate, type PartialDate } from '../../records/partial-date.js';
import type { Document, Reader } from '../document.js';
import { isObject, lineIn, numberIn, objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { jsonOf, noWorks, notThis, refusedBy, refusedPage, type Page } from '../page.js';
import { oneLine } from '../plain-text.js';
import { abstractOf } from './abstracts.js';

const KINDS: Record<string, CitationKind> = {
  'journal-article': 'article', 'posted-content': 'preprint', 'book-chapter': 'chapter', 'book-section': 'chapter', 'book-part': 'chapter', 'reference-entry': 'chapter',
  book: 'book', monograph: 'book', 'edited-book': 'book', 'reference-book': 'book', dissertation: 'thesis', report: 'report', 'report-component': 'report', 'proceedings-article': 'conference',
}; // prettier-ignore

/** A work, or a page of works, of Crossref's REST interface. */
export function readCrossref(document: Document): Page {
  if (/^\s*resource not found/i.test(Buffer.from(document.bytes.subarray(0, 40)).toString('latin1'))) {
    return refusedPage(refusedWhole('not-found', 'Crossref ne connaît pas ce DOI.', 'Crossref does not know this DOI.'));
  }
  const json = jsonOf(document);
  if ('refusal' in json) return refusedPage(json);
  const root = objectIn(json.value);
  if (root['status'] === 'failed' || root['status'] === 'error') return refusedPage(refusedBy('Crossref'));
  const message = objectIn(root['message']);
  if (root['message-type'] === 'work-list') {
    const items = objectsIn(message['items']);
    return { entries: items.map((item, at) => entryOf(item, at + 1)), next: items.length > 0 ? textIn(message['next-cursor']) : undefined, total: numberIn(message['total-results']) };
  }
  if (root['message-type'] === 'work') return { entries: [entryOf(message, 1)] };
  if ('message-type' in root) return refusedPage(noWorks('Crossref'));
  // The same record by content negotiation has no envelope.
  return 'DOI' in root ? { entries: [entryOf(root, 1)] } : refusedPage(notThis('Crossref'));
}

export const crossrefReader: Reader = (document) => readCrossref(document).entries;

function entryOf(work: Json, record: number): Entry {
  const doi = doiOf(textIn(work['DOI']) ?? '');
  if (doi === undefined) return refusedRecord('no-doi', 'La notice n’a pas de DOI.', 'The record has no DOI.', { record });
  return { kind: 'citation', citation: citationOf(work, doi) };
}

function citationOf(work: Json, doi: string): Citation {
  const type = textIn(work['type']);
  const kind = KINDS[type ?? ''] ?? 'other';
  const print = dateOf(work['published-print']);
  const online = dateOf(work['published-online']) ?? dateOf(work['posted']);
  return {
    ...blankCitation(kind),
    identifiers: { doi },
    title: firstLine(work['title']) ?? '',
    vernacularTitle: firstLine(work['original-title']),
    languages: textsIn(work['language']),
    abstract: abstractOf(textIn(work['abstract'])),
    authors: objectsIn(work['author']).map(authorOf).filter((author) => author !== undefined),
    editors: objectsIn(work['editor']).map(authorOf).filter((author) => author !== undefined),
    ...containerOf(work, kind),
    volume: textIn(work['volume']),
    issue: textIn(work['issue']),
    pages: textIn(work['page']) ?? textIn(work['article-number']),
    publishedOn: print ?? dateOf(work['issued']) ?? dateOf(work['published']) ?? online,
    electronicOn: online,
    types: [type, textIn(work['subtype'])].filter((name) => name !== undefined).map((name) => ({ name })),
    registrations: objectsIn(work['clinical-trial-number']).flatMap((trial) => (textIn(trial['clinical-trial-number']) === undefined ? [] : [{ bank: textIn(trial['registry']) ?? '', numbers: [textIn(trial['clinical-trial-number'])!] }])),
    grants: objectsIn(work['funder']).flatMap(({ name, award }) => (textsIn(award).length === 0 ? [{ agency: textIn(name) }] : textsIn(award).map((number) => ({ number, agency: textIn(name) })))),
    relations: relationsOf(work),
    references: objectsIn(work['reference']).map((reference) => ({ citation: firstLine(reference['unstructured']) ?? firstLine(reference['article-title']), doi: doiOf(textIn(reference['DOI']) ?? '') })),
    links: textsIn([work['URL'], objectIn(objectIn(work['resource'])['primary'])['URL']]),
  };
}

function containerOf(work: Json, kind: CitationKind): Pick<Citation, 'journal' | 'book'> {
  const title = firstLine(work['container-title']);
  const publisher = textIn(work['publisher']);
  if (kind === 'book' || kind === 'chapter') {
    return { journal: undefined, book: { title, publisher, place: textIn(work['publisher-location']), edition: textIn(work['edition-number']), isbns: textsIn(work['ISBN'] ?? []), sections: [] } };
  }
  const issns = textsIn(work['ISSN'] ?? []);
  return { journal: title === undefined && issns.length === 0 ? undefined : { title, abbreviation: firstLine(work['short-container-title']), issns }, book: undefined };
}

function authorOf(person: Json): Author | undefined {
  const affiliations = objectsIn(person['affiliation']).flatMap(({ name, id }) => (textIn(name) === undefined ? [] : [{ text: oneLine(textIn(name)!), identifiers: identifiersOf(id) }]));
  const collectiveName = firstLine(person['name']);
  if (collectiveName !== undefined) return { collectiveName, affiliations };
  const familyName = firstLine(person['family']) ?? firstLine(person['given']);
  if (familyName === undefined) return undefined;
  return { familyName, givenName: person['family'] === undefined ? undefined : firstLine(person['given']), suffix: textIn(person['suffix']), orcid: orcidOf(textIn(person['ORCID']) ?? ''), affiliations };
}

const identifiersOf = (ids: unknown): { system: string; value: string }[] =>
  objectsIn(ids).flatMap((id) => (textIn(id['id']) === undefined ? [] : [{ system: textIn(id['id-type']) ?? '', value: textIn(id['id'])! }]));

/** Crossref's words for updates, in PubMed's: what the notice does to the work, and what was done to the work by a notice. */
const UPDATES: Record<string, string> = {
  retraction: 'Retraction', withdrawal: 'Retraction', removal: 'Retraction', partial_retraction: 'PartialRetraction', 'partial-retraction': 'PartialRetraction',
  correction: 'Erratum', corrigendum: 'Erratum', erratum: 'Erratum', addendum: 'Erratum', clarification: 'Erratum',
  expression_of_concern: 'ExpressionOfConcern', 'expression-of-concern': 'ExpressionOfConcern',
}; // prettier-ignore
const TOWARDS: Record<string, string> = { Retraction: 'RetractionOf', PartialRetraction: 'PartialRetractionOf', Erratum: 'ErratumFor', ExpressionOfConcern: 'ExpressionOfConcernFor', Update: 'UpdateOf' };

function relationsOf(work: Json): Relation[] {
  const updates = (name: string, kindOf: (update: string) => string): Relation[] =>
    objectsIn(work[name]).map((update) => ({ kind: kindOf(UPDATES[textIn(update['type'])?.toLowerCase() ?? ''] ?? 'Update'), doi: doiOf(textIn(update['DOI']) ?? ''), note: textIn(update['type']) }));
  const related = (name: string, kind: string): Relation[] => objectsIn(objectIn(work['relation'])[name]).filter((other) => other['id-type'] === 'doi').map((other) => ({ kind, doi: doiOf(textIn(other['id']) ?? ''), note: 'preprint' }));
  return [...updates('update-to', (update) => TOWARDS[update]!), ...updates('updated-by', (update) => `${update}In`), ...related('has-preprint', 'UpdateOf'), ...related('is-preprint-of', 'UpdateIn')];
}

/** `{"date-parts": [[2015, 1]]}`, whose parts may be missing or null. */
function dateOf(date: unknown): PartialDate | undefined {
  if (!isObject(date)) return undefined;
  const parts = Array.isArray(date['date-parts']) ? (date['date-parts'] as unknown[])[0] : undefined;
  const [year, month, day] = Array.isArray(parts) ? parts.map((part) => textIn(part)) : [];
  return partialDate(year, month, day);
}

/** Titles come in lists, with marks of HTML, JATS and MathML. */
const firstLine = (value: unknown): string | undefined => lineIn(textsIn(value)[0]);
