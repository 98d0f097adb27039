import type { Entry } from '../../records/entry.js';
import type { Document } from '../document.js';
import { xmlText } from '../xml/xml-text.js';
import { noRecords, PubmedReader } from './pubmed-reader.js';

/** The records of a file of PubMed's XML: of efetch, of the baseline or of its updates. */
export function* readPubmed(document: Document): Generator<Entry> {
  const reader = new PubmedReader();
  for (const text of xmlText(document)) {
    yield* reader.feed(text);
    if (reader.done) return;
  }
  yield* reader.end();
  if (reader.empty) yield noRecords();
}
