import type { Moment } from '../moments.js';

/** What a feed says of itself. */
export interface Feed {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title?: string;
  description?: string;
  /** The page that the feed accompanies. */
  siteUrl?: string;
  language?: string;
  updatedAt?: string;
  /** How often the publisher wants to be asked at most: RSS's `ttl`, `sy:updatePeriod`. */
  refreshMinutes?: number;
  /** Hours of the day, UTC, in which the publisher wants not to be asked. */
  skipHours: number[];
}

/** One item of any kind of feed, before its texts are made plain and its identity is settled. */
export interface FeedItem {
  /** As the format defines it: `id`, `guid`, `rdf:about`. */
  id?: string;
  /** `http://…`, or relative to `base`. */
  link?: string;
  /** `xml:base` around it, as far as it is given. */
  base: string[];
  title?: FeedText;
  summary?: FeedText;
  language?: string;
  authors: string[];
  issuer?: FeedText;
  categories: string[];
  published?: string;
  updated?: string;
}

export interface FeedText {
  value: string;
  html: boolean;
}

export interface FeedRead {
  feed: Feed;
  items: FeedItem[];
}

/** The texts of a list that are there, each once. */
export const distinct = (texts: (string | undefined)[]): string[] => [...new Set(texts.filter((text) => text !== undefined && text.trim() !== '').map((text) => text!.trim()))];

export const html = (value: string | undefined): FeedText | undefined => (value === undefined ? undefined : { value, html: true });

/** The first date of several that can be read. */
export const firstAt = (moments: (Moment | undefined)[]): string | undefined => moments.find((moment) => moment?.at !== undefined)?.at;
