import { logger, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { blankCitation, type Author, type Citation, type CitationKind } from '../../records/citation.js';
import { refusedRecord, type Entry } from '../../records/entry.js';
import { doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import { dateIn } from '../../records/partial-date.js';
import { decoded } from '../decoding.js';
import type { Document } from '../document.js';
import { bibtexBlocks } from './bibtex-blocks.js';
import { entryOf } from './entries.js';
import { serials } from './numbers.js';
import { noRecords } from './tagged.js';

// It would write what it mends to standard output.
logger.level = 'silent';

const BIBTEX = { forceType: '@bibtex/text', generateGraph: false };
const NOT_ENTRIES = new Set(['comment', 'preamble', 'string']);
/** Longer ones are files that were never closed. */
const ENTRY_MAX = 500_000;

const KINDS: Record<string, CitationKind> = {
  article: 'article', book: 'book', booklet: 'book', proceedings: 'book', inbook: 'chapter', incollection: 'chapter', inproceedings: 'conference', conference: 'conference',
  phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', techreport: 'report', report: 'report', patent: 'patent', unpublished: 'preprint', online: 'other', misc: 'other',
};

/** BibTeX and BibLaTeX. */
export function* readBibtex(document: Document): Generator<Entry> {
  let strings = '';
  let record = 0;
  for (const { type, text, line, closed } of bibtexBlocks(decoded(document).text)) {
    if (type === 'string') strings += `${text}\n`;
    if (NOT_ENTRIES.has(type)) continue;
    record++;
    const citation = closed && text.length <= ENTRY_MAX ? citationOf(strings, text) : undefined;
    if (citation) yield entryOf(citation, { line, record });
    else if (closed) yield refusedRecord('bibtex-entry', 'L’entrée n’est pas du BibTeX correct : un champ ou sa valeur est mal écrit.', 'The entry is not correct BibTeX: a field or its value is badly written.', { line, record });
    else yield refusedRecord('bibtex-unclosed', 'L’entrée n’est jamais refermée : il lui manque une accolade.', 'The entry is never closed: it lacks a brace.', { line, record });
  }
  if (record === 0) yield noRecords();
}

function citationOf(strings: string, entry: string): Citation | undefined {
  try {
    const [raw] = plugins.input.chainLink(strings + entry, BIBTEX);
    const [csl] = plugins.input.chain(strings + entry, BIBTEX);
    return raw && csl ? inOurWords(raw, csl as Csl) : undefined;
  } catch {
    // What the library says of it speaks of its own grammar.
    return undefined;
  }
}

interface Name {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
  'non-dropping-particle'?: string;
  'dropping-particle'?: string;
}
type Csl = Record<string, string | undefined> & { author?: Name[]; editor?: Name[]; issued?: { 'date-parts'?: number[][] } };

function inOurWords({ type, properties }: { type: string; properties: Record<string, string | number> }, csl: Csl): Citation {
  const said = (field: string): string | undefined => plain(properties[field] === undefined ? undefined : String(properties[field]));
  const kind = KINDS[type] ?? 'other';
  const citation = blankCitation(kind);
  const { issns, isbns } = serials([said('issn') ?? '', said('isbn') ?? '']);
  citation.title = plain(csl.title) ?? '';
  citation.identifiers = { doi: doiOf(csl.DOI ?? said('doi') ?? ''), pmid: pmidOf(said('pmid') ?? csl.PMID ?? ''), pmcid: pmcidOf(said('pmcid') ?? said('pmc') ?? '') };
  citation.authors = (csl.author ?? []).map(authorOf);
  citation.editors = (csl.editor ?? []).map(authorOf);
  if (kind === 'article') citation.journal = { title: plain(csl['container-title']), abbreviation: said('shortjournal'), issns };
  else citation.book = { title: kind === 'book' ? undefined : plain(csl['container-title']), collection: said('series'), edition: said('edition'), publisher: plain(csl.publisher), place: plain(csl['publisher-place']), isbns, sections: [] };
  citation.volume = said('volume');
  citation.issue = said('number') ?? said('issue');
  citation.pages = said('pages')?.replace(/\s*-{2,}\s*|\s*–\s*/g, '-');
  citation.publishedOn = dateIn(said('date') ?? '') ?? dateIn((csl.issued?.['date-parts']?.[0] ?? []).map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'));
  citation.languages = [said('langid') ?? said('language')].filter((language) => language !== undefined);
  citation.abstract = [said('abstract')].flatMap((text) => (text === undefined ? [] : [{ text }]));
  citation.keywords = (said('keywords') ?? '').split(/[,;]/).map((text) => ({ text: text.trim(), major: false })).filter(({ text }) => text !== '');
  citation.notes = [said('note')].filter((note) => note !== undefined);
  citation.links = [said('url')].filter((url) => url !== undefined);
  return citation;
}

/** A family name of several words that nothing else belongs to was put in braces: a group. */
function authorOf(name: Name): Author {
  const { family, given, suffix, literal } = name;
  if (literal !== undefined || (given === undefined && family?.includes(' '))) return { collectiveName: plain(literal ?? family) ?? '', affiliations: [] };
  const particles = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean);
  return { familyName: plain([...particles, family].join(' ')) ?? '', givenName: plain(given), suffix, affiliations: [] };
}

/** Without the library's markup for italics and the braces that keep capitals. */
function plain(text: string | undefined): string | undefined {
  const bare = text?.replace(/<\/?(?:i|b|sup|sub|span)[^<>]*>|[{}]/g, '').replace(/\s+/g, ' ').trim();
  return bare || undefined;
}
