import { SaxesParser } from 'saxes';
import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { decoded } from '../decoding.js';
import type { Document, Reader } from '../document.js';
import { DOCUMENT_BYTES_MAX, ENTRIES_MAX } from '../limits.js';
import { oneLine, plainText } from '../plain-text.js';
import { FoafFeeds } from './foaf.js';
import { outlineOf } from './outline.js';

type Attributes = Record<string, string>;

/**
 * A list of feeds: OPML however nested or damaged, an export of iGoogle, or FOAF. Its parser goes on after every
 * mistake, since a list loses nothing by it; of document types nothing is resolved.
 */
export const readOutlines: Reader = (document: Document) => {
  if (document.bytes.byteLength > DOCUMENT_BYTES_MAX) return [refusedWhole('too-large', 'La liste est trop volumineuse.', 'The list is too large.')];
  const { text } = decoded(document);
  if (text.trim() === '') return [refusedWhole('empty', 'Le document est vide.', 'The document is empty.')];
  if (/<!ENTITY/i.test(text.slice(0, 10_000))) return [refusedWhole('doctype-entities', 'Le fichier déclare ses propres entités, ce qui n’est pas accepté.', 'The file declares entities of its own, which is not accepted.')];
  return new OutlineReading().read(text.trimStart());
};

class OutlineReading {
  private readonly entries: Entry[] = [];
  private readonly folders: (string | undefined)[] = [];
  private readonly foaf = new FoafFeeds((outline) => this.entries.push(outline));
  private root: string | undefined;

  read(text: string): Entry[] {
    const parser = new SaxesParser({ xmlns: false });
    parser.on('error', () => {});
    parser.on('opentag', ({ name, attributes }) => this.open(localName(name), lowerCased(attributes)));
    parser.on('text', (said) => this.foaf.text(said));
    parser.on('closetag', ({ name }) => this.close(localName(name)));
    parser.write(text).close();
    if (!['opml', 'rdf', 'gadgettabml'].includes(this.root ?? '')) {
      return [refusedWhole('not-a-list', 'Le document n’est pas une liste de fils : ni OPML, ni FOAF, ni export iGoogle.', 'The document is no list of feeds: neither OPML, nor FOAF, nor an export of iGoogle.')];
    }
    if (this.entries.length <= ENTRIES_MAX) return this.entries;
    return [...this.entries.slice(0, ENTRIES_MAX), refusedRecord('too-many', `La liste compte plus de ${ENTRIES_MAX} fils; les suivants ne sont pas lus.`, `The list has more than ${ENTRIES_MAX} feeds; those after are not read.`)];
  }

  private open(name: string, attributes: Attributes): void {
    this.root ??= name;
    if (name === 'outline') return void this.folders.push(this.outline(attributes));
    if (name === 'tab') return void this.folders.push(titleOf(attributes));
    if (name === 'moduleprefs' && attributes['xmlurl'] !== undefined) this.outline(attributes);
    this.foaf.open(name, attributes);
  }

  private close(name: string): void {
    if (name === 'outline' || name === 'tab') this.folders.pop();
    this.foaf.close(name);
  }

  /** What the outline names is an entry; one that names nothing is a folder, whose title is given back. */
  private outline(attributes: Attributes): string | undefined {
    const type = attributes['type']?.trim().toLowerCase();
    const feedUrl = attributes['xmlurl']?.trim() ?? '';
    const title = titleOf(attributes);
    if (type === 'source' || (feedUrl === '' && (type === 'include' || type === 'link'))) {
      if (feedUrl !== '' || attributes['url'] !== undefined) this.refuse('another-list', `« ${title ?? ''} » renvoie à une autre liste, qui n’est pas suivie.`, `“${title ?? ''}” refers to another list, which is not followed.`);
      return undefined;
    }
    if (feedUrl !== '') {
      const folders = this.folders.filter((folder) => folder !== undefined);
      this.entries.push(outlineOf({ title, feedUrl, siteUrl: attributes['htmlurl'], folders }, this.entries.length + 1));
      return undefined;
    }
    const site = attributes['htmlurl']?.trim() ?? '';
    if (site !== '') this.refuse('no-feed', `« ${title ?? site} » ne nomme aucun fil.`, `“${title ?? site}” names no feed.`);
    return title;
  }

  private refuse(code: string, fr: string, en: string): void {
    this.entries.push(refusedRecord(code, fr, en, { record: this.entries.length + 1 }));
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Some write `xmlURL`; the values lose what is no text and keep their entities as characters. */
const lowerCased = (attributes: Record<string, string>): Attributes => Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));

const titleOf = ({ text, title }: Attributes): string | undefined => [text, title].map((said) => oneLine(plainText(said ?? ''))).find((said) => said !== '');
