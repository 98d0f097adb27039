import { words } from '@liaison/platform';
import { pmidOf, doiOf } from '../records/identifiers.js';
import type { Citation } from '../records/citation.js';

/** A title that says less than this could be anybody's: "Editorial", "Reply", "Diabetes". */
const TELLING_WORDS = 4;

/** Everything that a work can be recognised by, the surest first. */
export function keysOf(citation: Citation): string[] {
  const { pmid, doi, pmcid } = citation.identifiers;
  const title = titleKey(citation);
  return [pmid && `pmid:${pmid}`, doi && `doi:${doi}`, pmcid && `pmcid:${pmcid}`, title].filter((key) => !!key) as string[];
}

/** Title, year and first author; none where one of them is missing or the title is nobody's own. A preprint is another work than the article. */
export function titleKey(citation: Citation): string | undefined {
  const title = words(citation.title);
  const author = words(citation.authors[0]?.familyName ?? citation.authors[0]?.collectiveName ?? '').join(' ');
  const year = citation.publishedOn?.slice(0, 4);
  if (title.length < TELLING_WORDS || !author || !year) return undefined;
  return `title:${citation.kind === 'preprint' ? 'preprint ' : ''}${title.join(' ').slice(0, 500)}|${year}|${author}`;
}

/** What its own source knows it by. */
export function externalIdOf(citation: Citation): string | undefined {
  const { pmid, doi, pmcid, bookshelf, pii } = citation.identifiers;
  return pmid ?? doi ?? pmcid ?? bookshelf ?? pii ?? titleKey(citation);
}

const systemOf = (key: string): string => key.slice(0, key.indexOf(':'));

/** Whether two works cannot be one: a sure identifier of each differs. */
export function contradict(some: readonly string[], others: readonly string[]): boolean {
  return some.some((key) => systemOf(key) !== 'title' && others.some((other) => systemOf(other) === systemOf(key) && other !== key));
}

/** The keys by which another record names a work. */
export function keysNamed({ pmid, doi }: { pmid?: string; doi?: string }): string[] {
  return [pmid && pmidOf(pmid) && `pmid:${pmidOf(pmid)}`, doi && doiOf(doi) && `doi:${doiOf(doi)}`].filter((key) => !!key) as string[];
}
