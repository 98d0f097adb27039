import type { parseRdfFeed, parseRssFeed } from 'feedsmith';
import { momentOf } from '../moments.js';
import { plainText } from '../plain-text.js';
import { distinct, firstAt, html, type FeedItem, type FeedRead } from './feed.js';

type RssFeed = ReturnType<typeof parseRssFeed<string>>;
type RdfFeed = ReturnType<typeof parseRdfFeed<string>>;
type RssItem = NonNullable<RssFeed['items']>[number];
type RdfItem = NonNullable<RdfFeed['items']>[number];

const MINUTES_OF = { hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };

export function ofRss(feed: RssFeed): FeedRead {
  const base = [feed.xml?.base].filter((address) => address !== undefined);
  return {
    feed: {
      format: 'rss',
      ...facts(feed),
      language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
      updatedAt: firstAt([feed.lastBuildDate, feed.pubDate, feed.dcterms?.modified?.[0], feed.dc?.dates?.[0]].map((date) => momentOf(date ?? ''))),
      refreshMinutes: feed.ttl ?? periodMinutes(feed.sy),
      skipHours: (feed.skipHours ?? []).filter((hour) => hour >= 0 && hour <= 24).map((hour) => hour % 24),
    },
    items: (feed.items ?? []).map((item) => ({
      ...common(item),
      ...guidAndLink(item),
      base: [...base, item.xml?.base].filter((address) => address !== undefined),
      language: item.xml?.lang ?? item.dc?.languages?.[0],
      authors: distinct([...(item.authors ?? []).map(({ name, email, link }) => name ?? email ?? link), ...creators(item), item.itunes?.author]),
      issuer: html(publisher(item) ?? item.source?.title),
      categories: distinct([...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? []), ...(item.media?.categories ?? []).map(({ name }) => name)]),
      published: item.pubDate ?? dates(item) ?? item.prism?.publicationDates?.[0],
    })),
  };
}

export function ofRdf(feed: RdfFeed): FeedRead {
  return {
    feed: {
      format: 'rdf',
      ...facts(feed),
      language: feed.dc?.languages?.[0] ?? feed.xml?.lang,
      updatedAt: firstAt([feed.dc?.dates?.[0], feed.dcterms?.modified?.[0]].map((date) => momentOf(date ?? ''))),
      refreshMinutes: periodMinutes(feed.sy),
      skipHours: [],
    },
    items: (feed.items ?? []).map((item) => ({
      ...common(item),
      id: item.rdf?.about,
      link: item.link ?? (/^https?:/i.test(item.rdf?.about ?? '') ? item.rdf?.about : undefined),
      base: [feed.xml?.base, item.xml?.base].filter((address) => address !== undefined),
      language: item.xml?.lang ?? item.dc?.languages?.[0],
      authors: distinct(creators(item)),
      issuer: html(publisher(item)),
      categories: distinct(item.dc?.subjects ?? []),
      published: dates(item),
    })),
  };
}

function facts(feed: RssFeed | RdfFeed): { title?: string; description?: string; siteUrl?: string } {
  return {
    title: plainText(feed.title ?? feed.dc?.titles?.[0] ?? '') || undefined,
    description: plainText(feed.description ?? feed.dc?.descriptions?.[0] ?? '') || undefined,
    siteUrl: feed.link ?? feed.atom?.links?.find(({ rel }) => rel === 'alternate' || rel === undefined)?.href,
  };
}

/** What RSS and RDF items have in common; the parser has lifted their extensions out of their prefixes. */
const common = (item: RssItem | RdfItem): Pick<FeedItem, 'title' | 'summary' | 'updated'> => ({
  title: html(item.title ?? item.dc?.titles?.[0] ?? item.atom?.title?.value ?? item.media?.title?.value),
  summary: html(item.description ?? item.dc?.descriptions?.[0] ?? item.dcterms?.abstracts?.[0] ?? item.content?.encoded ?? item.atom?.summary?.value ?? item.atom?.content?.value ?? item.media?.description?.value),
  updated: item.dcterms?.modified?.[0] ?? item.atom?.updated,
});

const creators = (item: RssItem | RdfItem): string[] => [...(item.dc?.creators ?? []), ...(item.dcterms?.creators ?? []), ...(item.atom?.authors ?? []).map(({ name, email }) => name ?? email ?? '')];
const publisher = (item: RssItem | RdfItem): string | undefined => item.dc?.publishers?.[0] ?? item.dcterms?.publishers?.[0];
const dates = (item: RssItem | RdfItem): string | undefined => item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published;

/** A guid is an address to read only where it is said or left to be one, and looks like one. */
function guidAndLink(item: RssItem): Pick<FeedItem, 'id' | 'link'> {
  const guid = item.guid?.value;
  const link = item.link ?? item.atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  const permanent = item.guid?.isPermaLink !== false && guid !== undefined && /^https?:\/\//i.test(guid);
  return { id: guid, link: link ?? (permanent ? guid : undefined) };
}

function periodMinutes(said: RssFeed['sy']): number | undefined {
  const period = MINUTES_OF[said?.updatePeriod?.toLowerCase() as keyof typeof MINUTES_OF];
  return period === undefined ? undefined : Math.round(period / Math.max(1, said?.updateFrequency ?? 1));
}
