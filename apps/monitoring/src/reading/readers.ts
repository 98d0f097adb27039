import type { Reader } from './document.js';

/** Each format that a source answers in or a person drops, and what reads it. Readers are loaded when first asked for. */
export const readers = {
  feed: async (): Promise<Reader> => (await import('./feeds/read-feed.js')).feedReader,
  pubmed: async (): Promise<Reader> => (await import('./pubmed/read-pubmed.js')).readPubmed,
};

export type Format = keyof typeof readers;
