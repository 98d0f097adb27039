import { MalformedError, parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { refusedRecord, refusedWhole, type Entry, type Refused } from '../../records/entry.js';
import { decoded } from '../decoding.js';
import type { Document, Reader } from '../document.js';
import { parsedJson } from '../json.js';
import { DOCUMENT_BYTES_MAX, ENTRIES_MAX } from '../limits.js';
import { addressIn } from './addresses.js';
import { ofAtom } from './atom.js';
import type { Feed, FeedRead } from './feed.js';
import { asJsonFeed, ofJsonFeed } from './json-feed.js';
import { mended } from './mending.js';
import { noticesOf } from './notices.js';
import { ofRdf, ofRss } from './rss.js';

export interface FeedDocument {
  /** Absent where the document was refused. */
  feed?: Feed;
  charset?: string;
  entries: Entry[];
}

/** One more than is taken, to know whether there were more. */
const OPTIONS = { maxItems: ENTRIES_MAX + 1, parseDateFn: (raw: string): string => raw };

/** Any RSS, Atom, RDF or JSON Feed: what it says of itself, and its items as notices of news. */
export function readFeed(document: Document): FeedDocument {
  if (document.bytes.byteLength > DOCUMENT_BYTES_MAX) return { entries: [tooLarge()] };
  const { text, charset, mislabelled } = decoded(document);
  const read = parsed(text);
  if ('refusal' in read) return { charset, entries: [read] };
  const feed = { ...read.feed, siteUrl: addressIn(read.feed.siteUrl, [document.url]) };
  const notices = noticesOf(read.items.slice(0, ENTRIES_MAX), feed, document, mislabelled ? ['mislabelled-charset'] : []);
  const entries: Entry[] = notices.map((notice) => ({ kind: 'notice', notice }));
  if (read.items.length > ENTRIES_MAX) entries.push(tooMany());
  if (read.cutOff === true) entries.push(cutOff(read.items.length + 1));
  return { feed, charset, entries };
}

export const feedReader: Reader = (document) => readFeed(document).entries;

function parsed(text: string): (FeedRead & { cutOff?: boolean }) | Refused {
  const start = text.trimStart();
  if (start === '') return refusedWhole('empty', 'Le document est vide.', 'The document is empty.');
  if (start.startsWith('{') || start.startsWith('[')) return ofJson(start);
  const xml = mended(start);
  if ('refusal' in xml) return xml;
  const root = rootOf(xml.text);
  try {
    if (root === 'rss') return { ...ofRss(parseRssFeed(xml.text, OPTIONS)), cutOff: xml.cutOff };
    if (root === 'feed') return { ...ofAtom(parseAtomFeed(xml.text, OPTIONS)), cutOff: xml.cutOff };
    if (root === 'rdf') return { ...ofRdf(parseRdfFeed(xml.text, OPTIONS)), cutOff: xml.cutOff };
  } catch (error) {
    // The parser takes a feed without anything in it for none.
    if (!(error instanceof MalformedError)) return { feed: { format: root === 'feed' ? 'atom' : root === 'rdf' ? 'rdf' : 'rss', skipHours: [] }, items: [] };
    // Its words are for whoever writes parsers. What people need to know is that the feed is damaged.
    return refusedWhole('malformed', 'Le fil est trop endommagé pour être lu.', 'The feed is too damaged to be read.');
  }
  return notAFeed(xml.text, root);
}

function ofJson(text: string): FeedRead | Refused {
  const value = parsedJson(text);
  if (value === undefined) return refusedWhole('malformed', 'Le document JSON est tronqué ou endommagé.', 'The JSON document is cut off or damaged.');
  const feed = asJsonFeed(value);
  if (feed === undefined) return refusedWhole('not-a-feed', 'Ce document JSON n’est pas un fil JSON Feed.', 'This JSON document is no JSON Feed.');
  return ofJsonFeed(parseJsonFeed(feed, OPTIONS));
}

/** The name of the first element, without prefix. */
const rootOf = (text: string): string => (/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![^>]*>)*<(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1] ?? '').toLowerCase();

function notAFeed(text: string, root: string): Refused {
  if (root === 'html' || root === 'head' || root === 'body') {
    const named = /<link\b[^>]*type=["']application\/(?:rss|atom|feed)\+(?:xml|json)["'][^>]*>/i.exec(text)?.[0];
    const address = /href=["']([^"']+)["']/i.exec(named ?? '')?.[1];
    const hint = address === undefined ? { fr: '', en: '' } : { fr: ` Elle annonce un fil à l’adresse ${address}.`, en: ` It names a feed at ${address}.` };
    return refusedWhole('web-page', `C’est une page Web, pas un fil.${hint.fr}`, `This is a web page, not a feed.${hint.en}`);
  }
  if (root === 'opml') return refusedWhole('opml', 'C’est une liste de fils (OPML), à importer comme telle.', 'This is a list of feeds (OPML), to be imported as one.');
  if (root === 'channel') return refusedWhole('cdf', 'Le format CDF (Channel Definition Format) n’est plus lu.', 'The format CDF (Channel Definition Format) is no longer read.');
  return refusedWhole('not-a-feed', 'Le document n’est ni RSS, ni Atom, ni RDF, ni JSON Feed.', 'The document is neither RSS, nor Atom, nor RDF, nor JSON Feed.');
}

export const tooLarge = (): Refused =>
  refusedWhole('too-large', `Le document dépasse ${DOCUMENT_BYTES_MAX / 1024 / 1024} Mo; rien n’en est lu.`, `The document is larger than ${DOCUMENT_BYTES_MAX / 1024 / 1024} MB; nothing of it is read.`);

const tooMany = (): Refused =>
  refusedRecord('too-many', `Le fil compte plus de ${ENTRIES_MAX} éléments; les suivants ne sont pas lus.`, `The feed has more than ${ENTRIES_MAX} items; those after are not read.`, { record: ENTRIES_MAX + 1 });

const cutOff = (record: number): Refused =>
  refusedRecord('cut-off', 'Le fil est tronqué : son dernier élément est incomplet et n’est pas lu.', 'The feed is cut off: its last item is incomplete and is not read.', { record });
