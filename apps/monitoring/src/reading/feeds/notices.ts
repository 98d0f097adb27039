import { createHash } from 'node:crypto';
import type { Notice } from '../../records/notice.js';
import type { Document } from '../document.js';
import { momentOf, type Moment } from '../moments.js';
import { literalText, oneLine, plainText } from '../plain-text.js';
import { addressIn, normalAddress } from './addresses.js';
import type { Feed, FeedItem, FeedText } from './feed.js';

const DAY_MS = 86_400_000;

/** The items of a feed as notices, each under an id of its own. */
export function noticesOf(items: FeedItem[], feed: Feed, document: Document, flags: string[]): Notice[] {
  return withDistinctIds(items.map((item) => noticeOf(item, feed, document, flags)));
}

function noticeOf(item: FeedItem, feed: Feed, document: Document, documentFlags: string[]): Notice {
  const flags = [...documentFlags];
  const title = oneLine(plain(item.title));
  const summary = plain(item.summary);
  const url = addressIn(item.link, [feed.siteUrl, document.url, ...item.base]);
  const published = believed(item.published, document.takenAt, flags);
  const updated = believed(item.updated, document.takenAt, flags);
  if (published === undefined && updated === undefined) flags.push('no-date');
  const id = item.id ?? (url === undefined ? undefined : normalAddress(url));
  if (item.id === undefined) flags.push('no-id');
  return {
    kind: 'news',
    externalId: id ?? `sha256:${hashOf([title, item.published ?? '', summary])}`,
    url,
    title,
    summary: summary || undefined,
    language: item.language ?? feed.language ?? document.contentLanguage,
    authors: item.authors.map(nameIn).filter((author) => author !== ''),
    issuer: withoutAddress(oneLine(plain(item.issuer))) || feed.title,
    categories: item.categories.map((category) => oneLine(plainText(category))).filter((category) => category !== ''),
    products: [],
    productIds: [],
    publishedOn: published?.on,
    publishedAt: published?.at,
    updatedOn: updated?.on,
    updatedAt: updated?.at,
    flags: [...new Set(flags)],
  };
}

/** `Name (name@example.org)` is a name. */
const withoutAddress = (text: string): string => text.replace(/\s*[(<]\S+@\S+[)>]$/, '');
const nameIn = (author: string): string => withoutAddress(oneLine(plainText(author.replace(/\s*<(\S+@\S+)>$/, ''))));
const plain = (text: FeedText | undefined): string => (text === undefined ? '' : text.html ? plainText(text.value) : literalText(text.value));

/** A date more than a day ahead is a mistake: such an item would stand at the top for years. It becomes the day it was seen. */
function believed(said: string | undefined, takenAt: Date, flags: string[]): Moment | undefined {
  if (said === undefined) return undefined;
  const moment = momentOf(said);
  if (moment === undefined) {
    flags.push('bad-date');
    return undefined;
  }
  const latest = new Date(takenAt.getTime() + DAY_MS).toISOString();
  if ((moment.at ?? moment.on) <= (moment.at === undefined ? latest.slice(0, moment.on.length) : latest)) return moment;
  flags.push('future-date');
  return { on: takenAt.toISOString().slice(0, 10), at: takenAt.toISOString() };
}

/**
 * Feeds use one id for several items now and then. The oldest keeps it, since it may have been seen alone before;
 * the others are told apart by what they say. All are flagged; those that say the same stay one.
 */
function withDistinctIds(notices: Notice[]): Notice[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) groups.set(notice.externalId, [...(groups.get(notice.externalId) ?? []), notice]);
  const changed = new Map<Notice, Notice>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const [oldest, ...others] = oldestFirst(group);
    changed.set(oldest!, withFlag(oldest!, oldest!.externalId));
    for (const notice of others) changed.set(notice, withFlag(notice, contentOf(notice) === contentOf(oldest!) ? notice.externalId : `${notice.externalId}#${contentOf(notice)}`));
  }
  return notices.map((notice) => changed.get(notice) ?? notice);
}

const withFlag = (notice: Notice, externalId: string): Notice => ({ ...notice, externalId, flags: [...notice.flags, 'duplicate-id'] });

/** Feeds stand newest first, where dates do not say otherwise. */
const oldestFirst = (group: Notice[]): Notice[] => [...group].reverse().sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''));

const contentOf = ({ title, summary, url, publishedAt }: Notice): string => hashOf([title, summary ?? '', url ?? '', publishedAt ?? '']).slice(0, 16);
const hashOf = (parts: string[]): string => createHash('sha256').update(parts.join('\u001f')).digest('hex');
