import { isDeepStrictEqual } from 'node:util';
import type { Citation } from '../records/citation.js';

/** Which source each field of a work comes from; of lists that are put together, all. */
export type Provenance = Partial<Record<keyof Citation, string[]>>;

/** Whose word counts first, field by field: whoever curates before whoever collects. */
const RANK = ['pubmed', 'europepmc', 'crossref', 'openalex'];
/** After them, what people have imported, as `file:nbib`: formats that say more before those that say less. */
const FILES = ['pubmed', 'nbib', 'endnote-xml', 'ris', 'isi', 'enw', 'bibtex', 'csv'].map((format) => `file:${format}`);
/** Lists to which every source may add; of all others one source's is taken whole. */
const GATHERED = ['types', 'relations', 'registrations', 'links', 'keywords'] as const satisfies (keyof Citation)[];

export interface Said {
  origin: string;
  record: Citation;
}

/** One record out of what several sources say, which of them said what included. */
export function merged(said: readonly Said[]): { record: Citation; provenance: Provenance } {
  const ranked = [...said].sort((a, b) => rankOf(a.origin) - rankOf(b.origin));
  const record: Record<string, unknown> = {};
  const provenance: Record<string, string[]> = {};
  for (const { origin, record: one } of ranked)
    for (const [name, value] of Object.entries(one)) {
      if (isBlank(value)) record[name] ??= value;
      else if (name === 'identifiers') record[name] = { ...(value as object), ...(record[name] as object) };
      else if (isBlank(record[name])) record[name] = value;
      else if (GATHERED.includes(name as never)) record[name] = together(record[name] as unknown[], value as unknown[]);
      else continue;
      if (!isBlank(value)) (provenance[name] ??= []).push(origin);
    }
  for (const name of Object.keys(provenance)) provenance[name] = [...new Set(provenance[name])];
  return { record: record as unknown as Citation, provenance: provenance as Provenance };
}

const RANKED = [...RANK, ...FILES];
const rankOf = (origin: string): number => (RANKED.includes(origin) ? RANKED.indexOf(origin) : RANKED.length);

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && Object.keys(value).length === 0);

const together = (some: unknown[], more: unknown[]): unknown[] => [...some, ...more.filter((one) => !some.some((other) => isDeepStrictEqual(one, other)))];
