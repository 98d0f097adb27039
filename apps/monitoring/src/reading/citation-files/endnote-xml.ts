import { blankCitation, type Citation } from '../../records/citation.js';
import type { Entry } from '../../records/entry.js';
import { dateIn } from '../../records/partial-date.js';
import type { Document } from '../document.js';
import { DEPTH_MAX, guardedParser, refusedXml, XmlTrouble } from '../xml/guarded-parser.js';
import { xmlText } from '../xml/xml-text.js';
import { entryOf } from './entries.js';
import { endnoteKind } from './endnote-kinds.js';
import { namesOf } from './names.js';
import { identifiersIn, serials } from './numbers.js';
import { noRecords } from './tagged.js';

/** EndNote's XML, record by record. Text stands in `style` elements, which may cut it anywhere. */
export function* readEndnoteXml(document: Document): Generator<Entry> {
  const found: Entry[] = [];
  const pass = new Pass(found);
  let sent = 0;
  try {
    for (const text of xmlText(document)) {
      pass.parser.write(text);
      sent += found.length;
      yield* found.splice(0);
    }
    pass.parser.close();
  } catch (error) {
    if (!(error instanceof XmlTrouble)) throw error;
    sent += found.length;
    yield* found.splice(0);
    yield refusedXml(error, sent);
    return;
  }
  sent += found.length;
  yield* found;
  if (sent === 0) yield noRecords();
}

/** Elements by their path below `record`, such as `titles/title`. */
type Fields = Map<string, string[]>;

class Pass {
  readonly parser = guardedParser();
  private path: string[] = [];
  private fields?: Fields;
  private text = '';
  private line = 0;
  private records = 0;

  constructor(found: Entry[]) {
    this.parser.on('opentag', ({ name, attributes }) => {
      if (this.path.push(name) > DEPTH_MAX) throw new XmlTrouble('too-deep', this.parser.line);
      if (name === 'record') {
        this.fields = new Map();
        this.line = this.parser.line;
        this.path = ['record'];
      }
      if (name !== 'style') this.text = '';
      if (name === 'ref-type' && attributes.name) this.fields?.set('kind', [attributes.name]);
    });
    this.parser.on('text', (text) => void (this.text += text));
    this.parser.on('cdata', (text) => void (this.text += text));
    this.parser.on('closetag', ({ name }) => {
      if (name === 'record' && this.fields) {
        found.push(entryOf(citationOf(this.fields), { line: this.line, record: ++this.records }));
        this.fields = undefined;
      } else if (name !== 'style' && this.fields) {
        const key = this.path.slice(1).join('/');
        const said = this.text.replace(/[^\S\r]+/g, ' ').trim();
        if (said !== '') this.note(this.fields, key, said);
        this.text = '';
      }
      this.path.pop();
    });
  }

  private note(fields: Fields, key: string, said: string): void {
    const known = fields.get(key);
    if (known) known.push(said);
    else fields.set(key, [said]);
  }
}

function citationOf(fields: Fields): Citation {
  const all = (...keys: string[]) => keys.flatMap((key) => fields.get(key) ?? []);
  const first = (...keys: string[]) => all(...keys)[0];
  const kind = endnoteKind(first('kind') ?? '');
  const citation = blankCitation(kind);
  const { issns, isbns } = serials(all('isbn'));
  const place = first('titles/secondary-title', 'periodical/full-title');
  citation.title = first('titles/title') ?? '';
  citation.identifiers = identifiersIn([...all('electronic-resource-num', 'custom2'), ...all('urls/related-urls/url')]);
  citation.authors = namesOf(all('contributors/authors/author'), 'given-first');
  citation.editors = namesOf(all('contributors/secondary-authors/author'), 'given-first');
  if (kind === 'article') citation.journal = { title: place, abbreviation: first('periodical/abbr-1', 'alt-periodical/abbr-1'), issns };
  else citation.book = { title: kind === 'book' ? undefined : place, edition: first('edition'), publisher: first('publisher'), place: first('pub-location'), isbns, sections: [] };
  citation.volume = first('volume');
  citation.issue = first('number');
  citation.pages = first('pages');
  citation.publishedOn = dateIn([first('dates/year'), first('dates/pub-dates/date')].filter(Boolean).join(' '));
  citation.languages = all('language');
  citation.abstract = all('abstract').map((text) => ({ text: text.replace(/\s+/g, ' ') }));
  citation.keywords = all('keywords/keyword').map((text) => ({ text, major: false }));
  citation.notes = all('notes');
  // What lies on somebody's own disk is of no use to others.
  citation.links = all('urls/related-urls/url').filter((url) => /^https?:/i.test(url));
  return citation;
}
