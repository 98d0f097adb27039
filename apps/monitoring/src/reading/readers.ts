import type { Reader } from './document.js';

/** Each format that a source answers in or a person drops, and what reads it. Readers are loaded when first asked for. */
export const readers = {
  'clinical-trials-gov': async (): Promise<Reader> => (await import('./trials/clinical-trials-gov.js')).trialReader,
  crossref: async (): Promise<Reader> => (await import('./indexes/crossref.js')).crossrefReader,
  'europe-pmc': async (): Promise<Reader> => (await import('./indexes/europe-pmc.js')).europePmcReader,
  feed: async (): Promise<Reader> => (await import('./feeds/read-feed.js')).feedReader,
  openalex: async (): Promise<Reader> => (await import('./indexes/openalex.js')).openAlexReader,
  openfda: async (): Promise<Reader> => (await import('./registers/openfda.js')).openFdaReader,
  'health-canada-recalls': async (): Promise<Reader> => (await import('./registers/health-canada-recalls.js')).readRecalls,
  'drug-product-database': async (): Promise<Reader> => (await import('./registers/drug-product-database.js')).readDrugProducts,
  'notices-of-compliance': async (): Promise<Reader> => (await import('./registers/notices-of-compliance.js')).readNoticesOfCompliance,
  opml: async (): Promise<Reader> => (await import('./outlines/opml.js')).readOutlines,
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
