import { refusedWhole, type Entry, type Refused } from '../../records/entry.js';
import { pmidOf } from '../../records/identifiers.js';
import { DEPTH_MAX, guardedParser, refusedXml, XmlTrouble } from '../xml/guarded-parser.js';
import { dates } from './dates.js';
import { Draft, type Meaning } from './draft.js';
import { finished } from './finish.js';
import { links } from './links.js';
import { oneLine, raised } from './inline.js';
import { people } from './people.js';
import { refusedRoot } from './roots.js';
import { subjects } from './subjects.js';
import { works } from './works.js';

const meanings = new Map<string, Meaning>(Object.entries({ ...works, ...people, ...dates, ...subjects, ...links }));
const RECORDS = new Set(['PubmedArticle', 'MedlineCitation', 'PubmedBookArticle', 'BookDocument']);
const DELETIONS = new Set(['DeleteCitation', 'DeleteDocument']);

/** Reads PubMed's XML as it comes: fed with pieces of text, it has the entries that have ended in them. */
export class PubmedReader {
  private readonly parser = guardedParser();
  private entries: Entry[] = [];
  private taken = 0;
  private records = 0;
  private depth = 0;
  private draft?: Draft;
  /** The element that the draft ends with. */
  private recordName = '';
  private deleted?: string[];
  /** What the open elements of a record mean, by their depth. */
  private readonly open: (Meaning | undefined)[] = [];
  private capturing = false;
  private text = '';
  private attributes: Record<string, string> = {};
  private raisedFrom = -1;
  private over = false;

  private readonly onText = (text: string): void => void (this.text += text);

  constructor() {
    this.parser.on('opentag', ({ name, attributes }) => this.begin(name, attributes));
    this.parser.on('closetag', ({ name }) => this.finish(name));
    this.parser.on('cdata', (text) => void (this.capturing && (this.text += text)));
  }

  /** Nothing that is fed from now on makes a difference. */
  get done(): boolean {
    return this.over;
  }

  feed(text: string): Entry[] {
    return this.guarded(() => void this.parser.write(text));
  }

  /** What was still to be said at the end of the document. */
  end(): Entry[] {
    return this.guarded(() => void this.parser.close());
  }

  private guarded(work: () => void): Entry[] {
    if (this.over) return [];
    try {
      work();
    } catch (error) {
      if (!(error instanceof XmlTrouble)) throw error;
      this.stop(refusedXml(error, this.taken + this.entries.length));
    }
    const { entries } = this;
    this.taken += entries.length;
    this.entries = [];
    return entries;
  }

  private begin(name: string, attributes: Record<string, string>): void {
    if (++this.depth > DEPTH_MAX) throw new XmlTrouble('too-deep', this.parser.line);
    if (this.over) return;
    if (this.draft) {
      this.beginWithin(name, attributes);
      return;
    }
    if (RECORDS.has(name)) {
      this.open[this.depth] = undefined;
      this.draft = new Draft(this.parser.line, name === 'PubmedBookArticle' || name === 'BookDocument');
      this.recordName = name;
      this.draft.citation.status = attributes.Status;
    } else if (DELETIONS.has(name)) this.deleted = [];
    else if (this.deleted && name === 'PMID') this.capture(attributes);
    else if (this.depth === 1) {
      const refused = refusedRoot(name);
      if (refused) this.stop(refused);
    }
  }

  private beginWithin(name: string, attributes: Record<string, string>): void {
    const meaning = meanings.get(name);
    this.open[this.depth] = meaning;
    if (meaning) {
      meaning.open?.(this.draft!, attributes);
      // Attributes are kept for those whose meaning is known at their end.
      if (meaning.text) this.capture(attributes);
    } else if (name === 'sup') this.raisedFrom = this.text.length;
    else if (name === 'MedlineCitation') this.draft!.citation.status = attributes.Status;
  }

  private finish(name: string): void {
    const depth = this.depth--;
    if (this.over) return;
    if (this.draft) this.finishWithin(name, this.open[depth]);
    else if (this.deleted && name === 'PMID') {
      const pmid = pmidOf(this.text);
      if (pmid) this.deleted.push(pmid);
      this.captured();
    } else if (this.deleted && DELETIONS.has(name)) {
      this.entries.push({ kind: 'deleted', pmids: this.deleted });
      this.deleted = undefined;
    }
  }

  private finishWithin(name: string, meaning: Meaning | undefined): void {
    if (meaning) {
      if (meaning.text) {
        this.captured();
        meaning.close?.(this.draft!, meaning.text === 'bare' ? this.text : oneLine(this.text), this.attributes);
      } else meaning.close?.(this.draft!, '', this.attributes);
    } else if (name === 'sup' && this.capturing) this.text = raised(this.text, this.raisedFrom);
    else if (name === this.recordName) {
      this.entries.push(finished(this.draft!, ++this.records));
      this.draft = undefined;
    }
  }

  /** The parser gathers text for whoever listens: between elements, where there is only white space, nobody does. */
  private capture(attributes: Record<string, string>): void {
    this.capturing = true;
    this.parser.on('text', this.onText);
    this.text = '';
    this.attributes = attributes;
  }

  private captured(): void {
    this.capturing = false;
    this.parser.off('text');
  }

  private stop(refused: Refused): void {
    this.entries.push(refused);
    this.over = true;
  }

  /** A document that holds no record at all says so. */
  get empty(): boolean {
    return this.taken === 0 && !this.over;
  }
}

export const noRecords = (): Refused => refusedWhole('no-records', 'Le fichier ne contient aucune notice.', 'The file holds no record.');
