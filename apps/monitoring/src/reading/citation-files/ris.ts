import { blankCitation, type Citation, type CitationKind } from '../../records/citation.js';
import { dateIn, type PartialDate } from '../../records/partial-date.js';
import { pmidOf } from '../../records/identifiers.js';
import { taggedReader } from './entries.js';
import { namesOf } from './names.js';
import { identifiersIn, serials } from './numbers.js';
import type { TaggedRecord } from './tagged.js';

const KINDS: Record<string, CitationKind> = {
  JOUR: 'article', EJOUR: 'article', MGZN: 'article', NEWS: 'article', INPR: 'article', ABST: 'article', JFULL: 'article',
  BOOK: 'book', EBOOK: 'book', EDBOOK: 'book', CHAP: 'chapter', ECHAP: 'chapter', THES: 'thesis', RPRT: 'report', CONF: 'conference', CPAPER: 'conference', PAT: 'patent',
};

/** RIS, in which records that follow each other without `ER` and fields without a value are common. */
export const readRis = taggedReader(
  { field: /^\s{0,2}([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/, continuation: /\S/, starts: (tag) => tag === 'TY', ends: 'ER', blankEnds: false },
  citationOf,
);

function citationOf(record: TaggedRecord): Citation {
  const kind = KINDS[record.first('TY') ?? ''] ?? 'other';
  const citation = blankCitation(kind);
  const { issns, isbns } = serials(record.all('SN'));
  const [from, to] = [record.first('SP'), record.first('EP')];
  citation.title = titleOf(record);
  citation.identifiers = identifiersOf(record);
  citation.authors = namesOf(record.all('AU', 'A1'), 'group');
  const address = record.first('AD');
  if (address !== undefined) citation.authors[0]?.affiliations.push({ text: address, identifiers: [] });
  citation.editors = namesOf(record.all('ED', 'A2'), 'group');
  citation.languages = record.all('LA');
  citation.abstract = [...new Set(record.all('N2', 'AB'))].map((text) => ({ text }));
  citation.keywords = record.all('KW').map((text) => ({ text, major: false }));
  citation.notes = record.all('N1').filter((note) => !/^doi:/i.test(note));
  citation.links = record.all('UR', 'L2');
  citation.volume = record.first('VL');
  citation.issue = record.first('IS');
  citation.pages = from !== undefined && to !== undefined && from !== to ? `${from}-${to}` : from;
  citation.journal = journalOf(record, kind, issns);
  if (kind !== 'article') {
    const title = kind === 'book' ? undefined : record.first('BT', 'T2');
    citation.book = { title, collection: record.first('T3'), edition: edition(record), publisher: record.first('PB'), place: record.first('CY'), isbns, sections: [] };
  }
  takeDates(record, citation);
  return citation;
}

/** Of several titles the first is meant; where there is none, a book has its own. */
const titleOf = (record: TaggedRecord): string => record.all('T1', 'TI')[0] ?? record.first('CT', 'BT') ?? '';

function identifiersOf(record: TaggedRecord): Citation['identifiers'] {
  const found = identifiersIn(record.all('DO', 'M3', 'UR', 'L2', 'U1', 'U2', 'U3', 'U4', 'AN', 'C2', 'N1'));
  const accession = record.first('AN');
  if (accession !== undefined && /pubmed|medline/i.test(record.first('DB', 'DP') ?? '')) found.pmid ??= pmidOf(accession);
  return found;
}

function journalOf(record: TaggedRecord, kind: CitationKind, issns: string[]): Citation['journal'] {
  const title = record.first('JF') ?? (kind === 'article' ? record.first('T2') : undefined) ?? record.first('JO');
  const abbreviation = ['JA', 'J1', 'J2', 'JO'].map((tag) => record.first(tag)).find((said) => said !== undefined && said !== title);
  return title === undefined && abbreviation === undefined && issns.length === 0 ? undefined : { title, abbreviation, issns };
}

/** PubMed writes the day of the electronic publication where RIS has the edition. */
const edition = (record: TaggedRecord): string | undefined => record.all('ET').find((said) => !DAY.test(said));
const DAY = /^\d{4}\/\d{1,2}(\/\d{1,2})?$/;

/** The date that says most, wherever it stands; `2013/02/15/received` is a station on the way. `Y2` is when somebody looked. */
function takeDates(record: TaggedRecord, citation: Citation): void {
  let best: PartialDate | undefined;
  for (const said of [...record.all('PY', 'Y1'), ...record.all('DA')]) {
    const on = dateIn(said);
    const status = /^(?:[^/]*\/){3}\s*([a-z]\w*)\s*$/i.exec(said)?.[1]?.toLowerCase();
    if (on === undefined) continue;
    if (status !== undefined && /received|accepted|revised/.test(status)) citation.history.push({ status, on });
    else if (on.length > (best?.length ?? 0)) best = on;
  }
  citation.publishedOn = best;
  citation.electronicOn = record.all('ET').filter((said) => DAY.test(said)).map(dateIn)[0];
}
