import type { Field } from './fields.js';

/** What a strategy asks. `allOf`, `anyOf` and `not` make it in its one form; nothing else should. */
export type Query = Term | { kind: 'and'; parts: Query[] } | { kind: 'or'; parts: Query[] } | { kind: 'not'; part: Query };

/** Words that stand one after the other in one value of a field; with `prefix`, the last one may go on. */
export interface Term {
  kind: 'term';
  /** Folded; at least one. */
  words: string[];
  prefix: boolean;
  field: Field;
}

export const allOf = (parts: Query[]): Query => joined('and', parts);
export const anyOf = (parts: Query[]): Query => joined('or', parts);
export const not = (part: Query): Query => (part.kind === 'not' ? part.part : { kind: 'not', part });

/** Nested lists of one kind are one list; a list of one is that one. */
function joined(kind: 'and' | 'or', parts: Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}

/**
 * Whether an item without a single word would match. Such a query (`NOT a`, `a OR NOT b`) asks for nothing
 * that an item must hold: it would match nearly everything, and is refused.
 */
export function matchesBlank(query: Query): boolean {
  if (query.kind === 'term') return false;
  if (query.kind === 'not') return !matchesBlank(query.part);
  return query.kind === 'and' ? query.parts.every(matchesBlank) : query.parts.some(matchesBlank);
}

/** How many ANDs, ORs and NOTs lie within each other. */
export function depthOf(query: Query): number {
  if (query.kind === 'term') return 0;
  return 1 + Math.max(...(query.kind === 'not' ? [query.part] : query.parts).map(depthOf));
}
