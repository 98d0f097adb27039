import type { CitationKind } from '../../records/citation.js';

const KINDS: [RegExp, CitationKind][] = [
  [/book section|chapter/i, 'chapter'],
  [/conference|proceedings/i, 'conference'],
  [/book/i, 'book'],
  [/thesis|dissertation/i, 'thesis'],
  [/report/i, 'report'],
  [/patent/i, 'patent'],
  [/preprint|unpublished/i, 'preprint'],
  [/article|journal|magazine|newspaper/i, 'article'],
];

/** EndNote's name of a type of reference, in our words. */
export const endnoteKind = (name: string): CitationKind => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
