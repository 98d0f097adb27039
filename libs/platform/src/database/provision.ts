import pg from 'pg';
import { services } from '@liaison/contracts';
import { roleOf, type Config } from '../config.js';
import { OWNER, QUEUE_ROLE, schemas, serverOf } from './server.js';

/** The extensions that migrations count on: similarity search, folding of accents, exclusion of overlapping periods. */
const EXTENSIONS = ['pg_trgm', 'unaccent', 'btree_gist'];

/**
 * The statements that make roles, schemas and grants on a server, safe to run again. One role a
 * service; all objects belong to an owner as whom no service works.
 */
export function provisionSql(config: Config): string[] {
  const { database } = serverOf(config);
  const roles = [OWNER, QUEUE_ROLE, ...services.map(roleOf)];
  return [
    ...roles.flatMap((role) => [
      `DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      `ALTER ROLE ${role} PASSWORD '${config.secrets.password(role).replaceAll("'", "''")}'`,
    ]),
    `GRANT CREATE ON DATABASE "${database}" TO ${OWNER}`,
    `GRANT CREATE ON DATABASE "${database}" TO ${QUEUE_ROLE}`,
    ...EXTENSIONS.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name} SCHEMA public`),
    ...schemas.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${OWNER}`),
    ...services.map((service) => `GRANT USAGE ON SCHEMA ${service}, messaging TO ${roleOf(service)}`),
  ];
}

/** Runs the statements as the administrator that `DATABASE_URL` names. */
export async function provision(config: Config): Promise<void> {
  const client = new pg.Client({ connectionString: config.databaseUrl! });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', ['liaison provision']);
    for (const statement of provisionSql(config)) await client.query(statement);
  } finally {
    await client.end();
  }
}
