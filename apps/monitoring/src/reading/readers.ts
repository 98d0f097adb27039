import type { Reader } from './document.js';

/** Each format that a source answers in or a person drops, and what reads it. Readers are loaded when first asked for. */
export const readers = {
  feed: async (): Promise<Reader> => (await import('./feeds/read-feed.js')).feedReader,
  pubmed: async (): Promise<Reader> => (await import('./pubmed/read-pubmed.js')).readPubmed,
  nbib: async (): Promise<Reader> => (await import('./citation-files/nbib.js')).readNbib,
  ris: async (): Promise<Reader> => (await import('./citation-files/ris.js')).readRis,
  bibtex: async (): Promise<Reader> => (await import('./citation-files/bibtex.js')).readBibtex,
  csv: async (): Promise<Reader> => (await import('./citation-files/csv.js')).readCsv,
  'endnote-xml': async (): Promise<Reader> => (await import('./citation-files/endnote-xml.js')).readEndnoteXml,
  enw: async (): Promise<Reader> => (await import('./citation-files/enw.js')).readEnw,
  isi: async (): Promise<Reader> => (await import('./citation-files/isi.js')).readIsi,
};

export type Format = keyof typeof readers;
