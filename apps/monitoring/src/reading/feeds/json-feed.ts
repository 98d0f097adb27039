import type { parseJsonFeed } from 'feedsmith';
import { distinct, html, type FeedRead, type FeedText } from './feed.js';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonItem = NonNullable<JsonFeed['items']>[number];

export function ofJsonFeed(feed: JsonFeed): FeedRead {
  return {
    feed: { format: 'json', title: feed.title, description: feed.description, siteUrl: feed.home_page_url, language: feed.language, skipHours: [] },
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url,
      base: [],
      title: literal(item.title),
      summary: literal(item.summary) ?? html(item.content_html) ?? literal(item.content_text),
      language: item.language,
      authors: distinct((item.authors ?? feed.authors ?? []).map(nameOf)),
      categories: distinct(item.tags ?? []),
      published: item.date_published,
      updated: item.date_modified,
    })),
  };
}

const nameOf = ({ name, url }: NonNullable<JsonItem['authors']>[number]): string | undefined => name ?? url;
const literal = (value: string | undefined): FeedText | undefined => (value === undefined ? undefined : { value, html: false });

/**
 * What a careful reader takes for a JSON Feed: its version says so, or says nothing but `1` or `1.1` and there are
 * items in its words. Undefined for everything else.
 */
export function asJsonFeed(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { version, items } = value as { version?: unknown; items?: unknown };
  if (typeof version === 'string' && version.includes('jsonfeed.org/version/')) return { ...value };
  if (!Array.isArray(items) || (version !== undefined && !/^1(?:\.\d)?$/.test(String(version)))) return undefined;
  const inItsWords = items.some((item: unknown) => typeof item === 'object' && item !== null && ['id', 'url', 'content_html', 'content_text'].some((key) => key in item));
  return inItsWords ? { ...value, version: 'https://jsonfeed.org/version/1.1' } : undefined;
}
