import { decoded } from './decoding.js';
import type { Document } from './document.js';
import type { Format } from './readers.js';

/** Enough to pass over licences and comments that come before the first record. */
const SEEN_BYTES = 64 * 1024;

/** What stands in a file of each format near its beginning, told from the others; the surest come first. */
const MARKS: [RegExp, Format][] = [
  [/<xml>\s*<records>/i, 'endnote-xml'],
  [/^\s*</, 'pubmed'],
  [/^PMID\s{0,2}- ?\d/m, 'nbib'],
  [/^(?:FN |PT [A-Z]\s*$)/m, 'isi'],
  [/^\s{0,2}TY {1,2}-/m, 'ris'],
  [/^%[0AT] \S/m, 'enw'],
  [/^[^\S\n]*@\s*[a-z]+\s*[{(]/im, 'bibtex'],
  [/^(?:[A-Z]{2,4})\s{0,2}- ?\S/m, 'nbib'],
];

/** The format of a file of works that a person drops, by what stands in it; undefined when it is none that we read. */
export function formatOf({ bytes }: Pick<Document, 'bytes'>): Format | undefined {
  const text = decoded({ bytes: bytes.subarray(0, SEEN_BYTES), takenAt: new Date(0) }).text;
  const marked = MARKS.find(([pattern]) => pattern.test(text))?.[1];
  if (marked) return marked;
  // A table has two columns at least, and a heading that says one of the things that we look for.
  const [heading = ''] = text.split(/\r\n|\r|\n/);
  return /[,;\t]/.test(heading) && /\b(title|titre|pmid|doi)\b/i.test(heading) ? 'csv' : undefined;
}
