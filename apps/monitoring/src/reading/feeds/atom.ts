import type { parseAtomFeed } from 'feedsmith';
import { momentOf } from '../moments.js';
import { literalText, plainText } from '../plain-text.js';
import { distinct, html, type FeedItem, type FeedRead, type FeedText } from './feed.js';

type AtomFeed = ReturnType<typeof parseAtomFeed<string>>;
type AtomEntry = NonNullable<AtomFeed['entries']>[number];
type AtomText = Omit<NonNullable<AtomEntry['title']>, 'value'> & { value?: string };
type AtomLink = NonNullable<AtomEntry['links']>[number];
type AtomPerson = NonNullable<AtomEntry['authors']>[number];

export function ofAtom(feed: AtomFeed): FeedRead {
  return {
    feed: {
      format: 'atom',
      title: plain(feed.title),
      description: plain(feed.subtitle),
      siteUrl: alternate(feed.links),
      language: feed.title?.xml?.lang ?? feed.xml?.lang ?? feed.dc?.languages?.[0],
      updatedAt: momentOf(feed.updated ?? '')?.at,
      skipHours: [],
    },
    items: (feed.entries ?? []).map((entry) => itemOf(entry, feed)),
  };
}

function itemOf(entry: AtomEntry, feed: AtomFeed): FeedItem {
  const own = names(entry.authors);
  const inherited = own.length > 0 ? own : names(entry.source?.authors ?? feed.authors);
  return {
    id: entry.id,
    link: alternate(entry.links) ?? addressOf(entry.content?.src),
    base: [feed.xml?.base, entry.xml?.base].filter((base) => base !== undefined),
    title: textOf(entry.title) ?? literal(entry.dc?.titles?.[0]) ?? literal(entry.media?.title?.value),
    summary: textOf(entry.summary) ?? textOf(entry.content) ?? literal(entry.dc?.descriptions?.[0] ?? entry.media?.description?.value ?? entry.media?.groups?.[0]?.description?.value),
    language: entry.title?.xml?.lang ?? entry.content?.xml?.lang ?? entry.summary?.xml?.lang ?? entry.xml?.lang ?? feed.xml?.lang,
    authors: distinct([...inherited, ...(entry.dc?.creators ?? [])]),
    issuer: html(entry.dc?.publishers?.[0]) ?? textOf(entry.source?.title),
    categories: distinct([...(entry.categories ?? []).map(({ term, label }) => term ?? label), ...(entry.dc?.subjects ?? [])]),
    published: entry.published ?? entry.dcterms?.issued?.[0] ?? entry.dcterms?.created?.[0] ?? entry.dc?.dates?.[0],
    updated: entry.updated ?? entry.dcterms?.modified?.[0],
  };
}

const names = (people: AtomPerson[] | undefined): string[] => distinct((people ?? []).map(({ name, email, uri }) => name ?? email ?? uri));

/** The link to read; one without a relation is it, then one to oneself. Links that are enclosures or archives are not. */
function alternate(links: AtomLink[] | undefined): string | undefined {
  const withAddress = (links ?? []).filter(({ href }) => href !== undefined);
  const readable = withAddress.filter(({ rel }) => rel === undefined || rel === 'alternate');
  return (readable.find(({ type }) => type === undefined || /html/.test(type)) ?? readable[0] ?? withAddress.find(({ rel }) => rel === 'self'))?.href;
}

const addressOf = (src: string | undefined): string | undefined => (src !== undefined && /^https?:/i.test(src) ? src : undefined);

/** `type="text"` is meant literally; without a type many write HTML all the same, which its closing tags tell. */
function textOf(text: AtomText | undefined): FeedText | undefined {
  const value = text?.value;
  if (value === undefined) return undefined;
  const type = text?.type?.toLowerCase();
  if (type === undefined) return { value, html: /<\/(?:p|a|b|i|em|strong|div|span|script|style)\s*>|<br\s*\/?>/i.test(value) };
  if (type === 'text' || type === 'text/plain') return { value, html: false };
  if (/html|xml/.test(type)) return { value, html: true };
  return type.startsWith('text/') ? { value, html: false } : ofBytes(value);
}

/** Atom 1.0 writes content of any other type in base64; of that only text is of use. */
function ofBytes(value: string): FeedText | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'base64'));
    return { value: text, html: true };
  } catch {
    return undefined;
  }
}

const literal = (value: string | undefined): FeedText | undefined => (value === undefined ? undefined : { value, html: false });

function plain(text: AtomText | undefined): string | undefined {
  const read = textOf(text);
  if (read === undefined) return undefined;
  return (read.html ? plainText(read.value) : literalText(read.value)) || undefined;
}
