import { services, type ServiceName } from '@liaison/contracts';

/** What one service answers at `/personal-data/{service}/{id}`. */
export interface Part {
  service: ServiceName;
  ids: string[];
  holdings: { table: string; purpose: string; retention: string; kept: string | null; rows: object[] }[];
}

export interface PersonExport {
  id: string;
  /** The person's id and those that were merged into it. */
  ids: string[];
  parts: Part[];
}

/**
 * Everything that the suite holds about a person as one document. Every service answers for itself, by
 * all the ids that those before it knew.
 * @param ask gets a path below /api/v1 as somebody who may read personal data
 */
export async function exportPerson(ask: (path: string) => Promise<Part>, id: string): Promise<PersonExport> {
  let ids = [id];
  const parts: Part[] = [];
  // Who knows of merges goes first.
  for (const service of services.toSorted((a, b) => Number(b === 'kol') - Number(a === 'kol'))) {
    const others = ids.filter((one) => one !== id);
    const part = await ask(`/personal-data/${service}/${id}${others.length > 0 ? `?alias=${others.join(',')}` : ''}`);
    ids = [...new Set([...ids, ...part.ids])];
    parts.push(part);
  }
  return { id, ids, parts };
}
