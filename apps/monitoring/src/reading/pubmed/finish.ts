import type { Entry } from '../../records/entry.js';
import { refusedRecord } from '../../records/entry.js';
import type { Draft } from './draft.js';
import { kindOf } from './kinds.js';
import { authorsOf } from './people.js';

/** The citation that a record has given, or why it has given none. */
export function finished(draft: Draft, record: number): Entry {
  const { citation, isBook } = draft;
  const { identifiers } = citation;
  identifiers.doi ??= draft.doi;
  identifiers.pii ??= draft.pii;
  if (isBook) {
    citation.authors = authorsOf(draft);
    if (citation.title === '') citation.title = citation.book?.title ?? '';
  } else citation.kind = kindOf(citation.types);
  if (citation.title === '' && citation.vernacularTitle !== undefined) {
    citation.title = citation.vernacularTitle;
    citation.vernacularTitle = undefined;
  }
  if (citation.title === '' && !Object.values(identifiers).some(Boolean)) {
    return refusedRecord('no-identity', 'La notice n’a ni titre ni identifiant.', 'The record has neither title nor identifier.', { line: draft.line, record });
  }
  return { kind: 'citation', citation };
}
