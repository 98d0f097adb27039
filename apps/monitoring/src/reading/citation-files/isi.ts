import { blankCitation, type Citation, type CitationKind } from '../../records/citation.js';
import { doiOf, pmidOf } from '../../records/identifiers.js';
import { dateIn, partialDate } from '../../records/partial-date.js';
import { taggedReader } from './entries.js';
import { namesOf } from './names.js';
import { serials } from './numbers.js';
import type { TaggedRecord } from './tagged.js';

const KINDS: Record<string, CitationKind> = { J: 'article', B: 'book', S: 'book', P: 'patent', C: 'conference' };

/** What Web of Science exports. */
export const readIsi = taggedReader(
  { field: /^([A-Z][A-Z0-9])(?: (.*))?$/, continuation: /^\s+\S/, starts: (tag) => tag === 'PT', ends: 'ER', blankEnds: false, around: new Set(['FN', 'VR', 'EF']) },
  citationOf,
);

function citationOf(record: TaggedRecord): Citation {
  const kind = KINDS[record.first('PT') ?? ''] ?? 'other';
  const citation = blankCitation(kind);
  const [from, to] = [record.first('BP'), record.first('EP')].map((page) => page?.replace(/\s/g, ''));
  const { issns } = serials(record.all('SN', 'EI'));
  citation.title = record.first('TI') ?? '';
  citation.identifiers = { doi: doiOf(record.first('DI') ?? ''), pmid: pmidOf(record.first('PM') ?? '') };
  citation.authors = namesOf(record.has('AF') ? record.lines('AF') : record.lines('AU'), 'given-first');
  citation.authors.push(...record.lines('CA').map((collectiveName) => ({ collectiveName, affiliations: [] })));
  citation.editors = namesOf(record.lines('BE', 'ED'), 'given-first');
  citation.journal = { title: record.first('SO'), abbreviation: record.first('JI', 'J9'), issns };
  if (kind !== 'article') citation.book = { publisher: record.first('PU'), place: record.first('PI'), collection: record.first('SE'), isbns: serials(record.all('BN')).isbns, sections: [] };
  citation.volume = record.first('VL');
  citation.issue = record.first('IS');
  citation.pages = from === undefined ? record.first('AR') : to === undefined || to === from ? from : `${from}-${to}`;
  citation.publishedOn = publishedOn(record);
  citation.languages = record.all('LA');
  citation.abstract = record.all('AB').map((text) => ({ text }));
  citation.types = record.all('DT').filter((name) => name !== '-').map((name) => ({ name }));
  citation.keywords = record.all('DE', 'ID').flatMap((said) => said.split(';')).map((text) => ({ text: text.trim(), major: false })).filter(({ text }) => text !== '');
  return citation;
}

/** The year stands apart from the rest: `JAN`, `JAN 15`, `MAR-APR`, `04 2006`. */
function publishedOn(record: TaggedRecord): string | undefined {
  const year = record.first('PY');
  const [, month, day] = /^([A-Za-z]+|\d{1,2})(?:\s+(\d{1,2}))?(?!\d)/.exec(record.first('PD') ?? '') ?? [];
  return partialDate(year, month, day) ?? dateIn(`${year ?? ''} ${record.first('PD') ?? ''}`);
}
