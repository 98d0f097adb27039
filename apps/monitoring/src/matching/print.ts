import { fields } from './fields.js';
import type { Query, Term } from './query.js';

/** A query as it would be typed, with every operator and all parentheses that help a reader. `parse` reads it back. */
export function print(query: Query): string {
  if (query.kind === 'term') return printTerm(query);
  if (query.kind === 'not') return `NOT ${printPart(query.part)}`;
  return query.parts.map(printPart).join(query.kind === 'and' ? ' AND ' : ' OR ');
}

const printPart = (query: Query): string => (query.kind === 'and' || query.kind === 'or' ? `(${print(query)})` : print(query));

function printTerm({ words, prefix, field }: Term): string {
  const text = `${words.join(' ')}${prefix ? '*' : ''}`;
  return `${words.length > 1 ? `"${text}"` : text}${field === 'any' ? '' : `[${fields[field].tags[0]}]`}`;
}
