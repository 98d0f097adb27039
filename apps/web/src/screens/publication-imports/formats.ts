/** What formats of references are called, in every language. */
const NAMES: Record<string, string> = { pubmed: 'PubMed XML', nbib: 'nbib', ris: 'RIS', bibtex: 'BibTeX', csv: 'CSV', 'endnote-xml': 'EndNote XML', enw: 'EndNote', isi: 'Web of Science' };

export const formatName = (format: string): string => NAMES[format] ?? format;
