import type { ServiceDefinition } from '@liaison/platform';
import { sampleIds, type World } from '@liaison/testing';

/** Tables of a service that are no projection: what it writes besides, and what the test has put there. */
const NOT_PROJECTED =
  /^(audit_|access_log|migrations|idempotency_keys|schedule_slots)|^kol\.(organizations|stakeholders|stakeholder_profiles|affiliations)$/;
/** Columns that count how often, or say when, something was written: they may differ with the order. */
const COUNTERS: Record<string, readonly string[]> = {
  'kol.engagement': ['version', 'updated_at'],
  'kol.stakeholder_places': ['version'],
  'interactions.stakeholders_seen': ['placed_version'],
};
/** Rows that say nothing, as if they were not there: somebody whom nobody has met any more. */
const EMPTY: Record<string, string> = { 'kol.engagement': 'interaction_count = 0 AND tier_level IS NULL' };

/** What the services know, read and forgotten as a whole. */
export interface Projections {
  /** Every row of every projection, as text, in an order of its own. */
  read(): Promise<string[]>;
  /** Forgets all that was heard, events and deliveries too. */
  clear(): Promise<void>;
}

export async function projectionsOf({ sql }: World, listening: readonly ServiceDefinition[]): Promise<Projections> {
  const tables = await sql<{ name: string }>(
    `SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class
      WHERE relnamespace::regnamespace::text = ANY($1) AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    [listening.map(({ name }) => name)],
  );
  const names = tables.map(({ name }) => name).filter((name) => !NOT_PROJECTED.test(name) && !NOT_PROJECTED.test(name.split('.')[1]!));
  const ours = (name: string) => `${name} t WHERE t::text LIKE '%${sampleIds[0]!.slice(0, -1)}%'`;
  const reading = names.map(
    (name) => `SELECT '${name} ' || (to_jsonb(t) - '{${(COUNTERS[name] ?? []).join(',')}}'::text[])::text AS row FROM ${ours(name)} AND NOT (${EMPTY[name] ?? 'false'})`,
  );
  const all = `${reading.join(' UNION ALL ')} ORDER BY 1`;
  const forgetting = [...names.map((name) => `DELETE FROM ${ours(name)}`), 'DELETE FROM messaging.deliveries', 'DELETE FROM messaging.events'].join('; ');
  return {
    read: async () => (await sql<{ row: string }>(all)).map(({ row }) => row),
    clear: async () => void (await sql(forgetting)),
  };
}
