import type { ServiceName } from '@liaison/contracts';
import { people, territories } from './people.js';

type Sql = <T>(text: string, values?: unknown[]) => Promise<T[]>;

/** What the directory would have told this service about people and territories. */
export async function settlePeople(sql: Sql, service: ServiceName): Promise<void> {
  for (const { id, subject, role, duties, displayName } of Object.values(people))
    await sql(
      `INSERT INTO ${service}.principals (user_id, version, subject, role, duties, active, display_name) VALUES ($1, 1, $2, $3, $4, true, $5)`,
      [id, subject, role, duties, displayName],
    );
  for (const { id, regions, owner } of Object.values(territories)) {
    await sql(`INSERT INTO ${service}.territories_seen VALUES ($1, 1, $2, '{}', '{}', '2020-01-01', NULL)`, [id, regions]);
    await sql(`INSERT INTO ${service}.territory_assignments VALUES ($1, $2, 'owner', '2020-01-01', NULL)`, [id, owner]);
  }
}
