import { blankCitation, type Citation } from '../../records/citation.js';
import { dateIn } from '../../records/partial-date.js';
import { taggedReader } from './entries.js';
import { endnoteKind } from './endnote-kinds.js';
import { namesOf } from './names.js';
import { identifiersIn, serials } from './numbers.js';
import type { TaggedRecord } from './tagged.js';

/** EndNote's tagged text. */
export const readEnw = taggedReader({ field: /^%(\S)(?: (.*))?$/, continuation: /\S/, starts: (tag, open) => tag === '0' && open.has('0'), blankEnds: true }, citationOf);

function citationOf(record: TaggedRecord): Citation {
  const kind = endnoteKind(record.first('0') ?? '');
  const citation = blankCitation(kind);
  const { issns, isbns } = serials(record.all('@'));
  citation.title = record.first('T') ?? '';
  citation.identifiers = identifiersIn(record.all('R', 'U', 'M', '2'));
  citation.authors = namesOf(record.all('A'), 'given-first');
  citation.editors = namesOf(record.all('E'), 'given-first');
  const title = record.first('J') ?? (kind === 'article' ? record.first('B') : undefined);
  if (title !== undefined || issns.length > 0) citation.journal = { title, issns };
  if (kind !== 'article') {
    citation.book = { title: kind === 'book' ? undefined : record.first('B'), collection: record.first('S'), edition: record.first('7'), publisher: record.first('I'), place: record.first('C'), isbns, sections: [] };
  }
  citation.volume = record.first('V');
  citation.issue = record.first('N');
  citation.pages = record.first('P');
  citation.publishedOn = dateIn([record.first('D'), record.first('8')].filter(Boolean).join(' '));
  citation.languages = record.all('G');
  citation.abstract = record.all('X').map((text) => ({ text }));
  citation.keywords = record.lines('K').map((text) => ({ text, major: false }));
  citation.notes = record.all('Z');
  citation.links = record.all('U');
  return citation;
}
