import { DataSource, type MigrationInterface } from 'typeorm';
import type { Config } from '../config.js';
import { ownerConnection } from './server.js';

export type Migration = new () => MigrationInterface;

/** A schema, what brings it up to date, and what its role may then do in it. */
export interface SchemaPlan {
  schema: string;
  migrations: Migration[];
  grants: string[];
}

/** Brings one schema up to date, as the owner. Two processes that start together take turns. */
export async function migrate(config: Config, plan: SchemaPlan): Promise<string[]> {
  return withOwner(config, plan, async (source) => {
    await source.query('SELECT pg_advisory_lock(hashtext($1))', [`liaison migrate ${plan.schema}`]);
    const done = await source.runMigrations({ transaction: 'each' });
    for (const grant of plan.grants) await source.query(grant);
    // After months of rest the partitions of today are not there, and rows that went past one keep it from being
    // made for ever after. That is no reason not to start: those rows lie in the default partition.
    await source.query('SELECT ensure_partitions()').catch(() => undefined);
    return done.map((migration) => migration.name);
  });
}

/** The names of the migrations that the database has not seen; a service refuses to start with any. */
export async function pendingMigrations(source: DataSource, plan: SchemaPlan): Promise<string[]> {
  const rows: { name: string }[] = await source.query(`SELECT name FROM ${plan.schema}.migrations`).catch(() => []);
  const seen = new Set(rows.map((row) => row.name));
  return plan.migrations.map((migration) => new migration().name ?? migration.name).filter((name) => !seen.has(name));
}

async function withOwner<T>(config: Config, plan: SchemaPlan, work: (source: DataSource) => Promise<T>): Promise<T> {
  const { user, options: _none, ...connection } = ownerConnection(config);
  const source = new DataSource({
    type: 'postgres',
    ...connection,
    username: user,
    schema: plan.schema,
    migrations: plan.migrations,
    migrationsTableName: 'migrations',
    installExtensions: false,
    // One connection: the advisory lock and the migrations must share a session.
    extra: { max: 1, options: `-c search_path=${plan.schema},public` },
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
