import type { Citation } from '../../records/citation.js';
import { refusedRecord, type Entry, type Refused } from '../../records/entry.js';
import { decoded } from '../decoding.js';
import type { Document, Reader } from '../document.js';
import { noRecords, type TaggedFormat, TaggedRecord, taggedRecords } from './tagged.js';

/** A record without anything to know a work by is told of, not kept. */
export function entryOf(citation: Citation, at: { line?: number; record?: number }): Entry {
  if (citation.title === '' && !Object.values(citation.identifiers).some(Boolean)) {
    return refusedRecord('no-identity', 'La notice n’a ni titre ni identifiant.', 'The record has neither title nor identifier.', at);
  }
  return { kind: 'citation', citation };
}

/** A reader of a tagged format; lines that belong to nothing do not make a file one of records. */
export function taggedReader(format: TaggedFormat, citationOf: (record: TaggedRecord) => Citation): Reader {
  return function* read(document: Document): Generator<Entry> {
    const strays: Refused[] = [];
    let any = false;
    for (const found of taggedRecords(decoded(document).text, format)) {
      if (found instanceof TaggedRecord) {
        any = true;
        yield* strays.splice(0);
        yield entryOf(citationOf(found), { line: found.line, record: found.record });
      } else strays.push(found);
    }
    yield* any ? strays : [noRecords()];
  };
}
