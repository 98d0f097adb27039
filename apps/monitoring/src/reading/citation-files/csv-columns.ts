/** What the columns of exports are called, in lower case without accents: PubMed, Zotero, Scopus, Europe PMC, and in French. */
const NAMES = {
  title: ['title', 'titre', 'article title', 'document title'],
  authors: ['authors', 'author', 'auteurs', 'auteur', 'author full names', 'author names', 'authorstring'],
  journal: ['journal/book', 'journal', 'publication title', 'source title', 'revue', 'journal title', 'source', 'periodique'],
  date: ['publication date', 'date', 'date de publication', 'pubdate', 'firstpublicationdate'],
  year: ['publication year', 'year', 'annee', 'pubyear', 'annee de publication', 'pub year'],
  pmid: ['pmid', 'pubmed id', 'pubmed'],
  pmcid: ['pmcid', 'pmc', 'pmc id'],
  doi: ['doi', 'digital object identifier'],
  manuscript: ['nihms id', 'manuscript id'],
  volume: ['volume', 'vol'],
  issue: ['issue', 'numero', 'number', 'no'],
  pages: ['pages', 'page', 'pagination'],
  abstract: ['abstract', 'abstract note', 'resume', 'abstracttext'],
  keywords: ['author keywords', 'keywords', 'manual tags', 'mots-cles', 'mots cles', 'keyword'],
  serials: ['issn', 'isbn', 'eissn', 'issns'],
  language: ['language', 'langue', 'language of original document'],
  link: ['url', 'link', 'lien', 'adresse'],
  kind: ['item type', 'document type', 'publication type', 'type'],
} as const;

export type Column = keyof typeof NAMES;

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_\s]+/g, ' ').trim();

/** Where each known column stands. Without a title or an identifier it is no table of works. */
export function columnsOf(header: string[]): Map<Column, number> {
  const names = header.map(plain);
  const found = new Map<Column, number>();
  for (const [column, known] of Object.entries(NAMES) as [Column, readonly string[]][]) {
    const at = known.map((name) => names.indexOf(name)).find((index) => index !== -1);
    if (at !== undefined) found.set(column, at);
  }
  return found;
}
