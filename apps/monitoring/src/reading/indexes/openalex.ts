import { blankCitation, type Author, type Citation, type CitationKind } from '../../records/citation.js';
import type { Entry } from '../../records/entry.js';
import { doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import { orcidOf } from '../../records/orcid.js';
import { dateIn } from '../../records/partial-date.js';
import type { Document, Reader } from '../document.js';
import { isObject, numberIn, objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { jsonOf, noWorks, notThis, refusedBy, refusedPage, type Page } from '../page.js';
import { oneLine, plainText } from '../plain-text.js';

const KINDS: Record<string, CitationKind> = {
  article: 'article', review: 'article', letter: 'article', editorial: 'article', erratum: 'article', retraction: 'article', 'journal-article': 'article',
  preprint: 'preprint', 'posted-content': 'preprint', book: 'book', monograph: 'book', 'book-chapter': 'chapter', dissertation: 'thesis', report: 'report', 'proceedings-article': 'conference',
}; // prettier-ignore

/** Longer than any abstract; a position beyond it is a mistake, or meant to fill memory. */
const ABSTRACT_WORDS_MAX = 20_000;

/** A work, or a page of works, of OpenAlex. */
export function readOpenAlex(document: Document): Page {
  const json = jsonOf(document);
  if ('refusal' in json) return refusedPage(json);
  const root = objectIn(json.value);
  if ('error' in root && !('results' in root)) return refusedPage(refusedBy('OpenAlex'));
  if (isWork(root)) return { entries: [entryOf(root)] };
  if (Array.isArray(root['results']) && isObject(root['meta'])) {
    const results = objectsIn(root['results']);
    if (results.some((result) => !isWork(result))) return refusedPage(noWorks('OpenAlex'));
    return { entries: results.map(entryOf), next: textIn(root['meta']['next_cursor']), total: numberIn(root['meta']['count']) };
  }
  return refusedPage(/^https:\/\/openalex\.org\//.test(textIn(root['id']) ?? '') ? noWorks('OpenAlex') : notThis('OpenAlex'));
}

export const openAlexReader: Reader = (document) => readOpenAlex(document).entries;

const isWork = (value: Json): boolean => /^https:\/\/openalex\.org\/W\d+$/.test(textIn(value['id']) ?? '');

function entryOf(work: Json): Entry {
  const type = textIn(work['type']);
  const ids = objectIn(work['ids']);
  const location = objectIn(work['primary_location']);
  const source = objectIn(location['source']);
  const biblio = objectIn(work['biblio']);
  const publishedOn = dateIn(textIn(work['publication_date']) ?? textIn(work['publication_year']) ?? '');
  const citation: Citation = {
    ...blankCitation(KINDS[type ?? ''] ?? 'other'),
    identifiers: { doi: doiOf(textIn(work['doi']) ?? textIn(ids['doi']) ?? ''), pmid: pmidOf(textIn(ids['pmid']) ?? ''), pmcid: pmcidOf(textIn(ids['pmcid']) ?? '') },
    title: oneLine(plainText(textIn(work['title']) ?? textIn(work['display_name']) ?? '')),
    languages: textsIn(work['language']),
    abstract: abstractOf(work['abstract_inverted_index']),
    authors: objectsIn(work['authorships']).map(authorOf).filter((author) => author !== undefined),
    journal: textIn(source['display_name']) === undefined ? undefined : { title: textIn(source['display_name']), issns: textsIn(source['issn'] ?? []) },
    volume: textIn(biblio['volume']),
    issue: textIn(biblio['issue']),
    pages: pagesOf(biblio),
    publishedOn,
    types: [...(type === undefined ? [] : [{ name: type }]), ...(work['is_retracted'] === true ? [{ code: 'D016441', name: 'Retracted Publication' }] : [])],
    mesh: meshOf(work),
    keywords: objectsIn(work['keywords']).flatMap((keyword) => textsIn(keyword['display_name'] ?? keyword['keyword']).map((text) => ({ text, major: false }))),
    grants: objectsIn(work['grants']).map((grant) => ({ agency: textIn(grant['funder_display_name']), number: textIn(grant['award_id']) })),
    links: [...new Set(textsIn([work['id'], location['landing_page_url']]))],
  };
  return { kind: 'citation', citation };
}

/** OpenAlex gives for each word of the abstract the places where it stands. */
function abstractOf(index: unknown): Citation['abstract'] {
  const words: string[] = [];
  for (const [word, places] of Object.entries(objectIn(index))) {
    for (const place of Array.isArray(places) ? (places as unknown[]) : []) if (typeof place === 'number' && place >= 0 && place < ABSTRACT_WORDS_MAX) words[place] = word;
  }
  const text = plainText(words.filter((word) => word !== undefined).join(' '));
  return text === '' ? [] : [{ text }];
}

/** It knows authors by one name; the last word of it is taken for the family name, unless the paper wrote it first. */
function authorOf(authorship: Json): Author | undefined {
  const author = objectIn(authorship['author']);
  const name = oneLine(textIn(author['display_name']) ?? textIn(authorship['raw_author_name']) ?? '');
  if (name === '') return undefined;
  const inverted = /^([^,]+),\s*(.+)$/.exec(name);
  const words = name.split(' ');
  return {
    familyName: inverted?.[1] ?? words.at(-1)!,
    givenName: (inverted?.[2] ?? words.slice(0, -1).join(' ')) || undefined,
    orcid: orcidOf(textIn(author['orcid']) ?? ''),
    affiliations: affiliationsOf(authorship),
  };
}

function affiliationsOf(authorship: Json): Author['affiliations'] {
  const institutions = objectsIn(authorship['institutions']);
  const said = textsIn(authorship['raw_affiliation_strings'] ?? authorship['raw_affiliation_string'] ?? []);
  const identifiers = institutions.flatMap(({ ror }) => textsIn(ror)).map((value) => ({ system: 'ROR', value }));
  // Which institution belongs to which line is not said; a single line has them all.
  if (said.length > 0) return said.map((text) => ({ text: oneLine(text), identifiers: said.length === 1 ? identifiers : [] }));
  return institutions.flatMap(({ display_name: name, ror }) => textsIn(name).map((text) => ({ text, identifiers: textsIn(ror).map((value) => ({ system: 'ROR', value })) })));
}

function pagesOf(biblio: Json): string | undefined {
  const [first, last] = [textIn(biblio['first_page']), textIn(biblio['last_page'])];
  return first === undefined || last === undefined || first === last ? first : `${first}-${last}`;
}

/** One row a qualifier; those of one descriptor are gathered. */
function meshOf(work: Json): Citation['mesh'] {
  const headings = new Map<string, Citation['mesh'][number]>();
  for (const row of objectsIn(work['mesh'])) {
    const name = textIn(row['descriptor_name']);
    if (name === undefined) continue;
    const heading = headings.get(name) ?? { code: textIn(row['descriptor_ui']), name, major: false, qualifiers: [] };
    const qualifier = textIn(row['qualifier_name']);
    const major = row['is_major_topic'] === true;
    if (qualifier === undefined) heading.major ||= major;
    else heading.qualifiers.push({ code: textIn(row['qualifier_ui']), name: qualifier, major });
    headings.set(name, heading);
  }
  return [...headings.values()];
}
