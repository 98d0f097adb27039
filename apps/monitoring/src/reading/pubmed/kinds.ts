import type { CitationKind, Coded } from '../../records/citation.js';

const KINDS: Record<string, CitationKind> = { preprint: 'preprint', 'academic dissertation': 'thesis', 'technical report': 'report', congress: 'conference', book: 'book', 'book chapter': 'chapter' };

/** What kind of work NLM's publication types make it; `article` unless they say more. */
export function kindOf(types: Coded[]): CitationKind {
  for (const { name } of types) {
    const kind = KINDS[name.toLowerCase()];
    if (kind) return kind;
  }
  return 'article';
}
