import pg from 'pg';
import { messagingPlan, migrateMessaging } from '@liaison/messaging';
import { migrate, ownerConnection, provision, schemaPlan, type Config, type SchemaPlan } from '@liaison/platform';
import { migrateAll } from '../prepare.js';
import { definitions } from '../services.js';
import { putFilesBack } from './files.js';
import { loadTables } from './load.js';
import { fingerprintOf, readManifest, type Manifest } from './manifest.js';

export interface RestoreOptions {
  /** The key of the backup is lost for good: personal values of the audit stay sealed for ever. */
  withoutItsKey?: boolean;
}

/** What can be restored here: a whole backup, of a suite that is not newer than this one, sealed under the key at hand. */
export async function openBackup(config: Config, folder: string, { withoutItsKey = false }: RestoreOptions = {}): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const known = new Set(plans().flatMap(namesOf));
  const unknown = Object.values(manifest.migrations).flat().filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The backup is of a newer suite: it has the migrations ${unknown.join(', ')}`);
  if (!withoutItsKey && manifest.auditKey !== fingerprintOf(config))
    throw new Error(
      'The audit key here is not the one of the backup. Put the secrets of the old deployment in place first (secrets.json in DATA_DIR, or SECRETS_DIR). ' +
        'If they are lost for good, --without-its-key restores all but the personal values of the audit, which stay sealed; its chain is then verified with --without-its-key too.',
    );
  return manifest;
}

/**
 * Fills an empty database from a backup, in one transaction, and brings it up to date. Deliveries that
 * were pending at the moment of the backup are pending again; those that were done had their effect in
 * the same snapshot, so that nothing is applied twice.
 */
export async function restore(config: Config, folder: string, options: RestoreOptions = {}): Promise<Manifest> {
  const manifest = await openBackup(config, folder, options);
  await fill(config, folder, manifest);
  await migrateAll(config);
  return manifest;
}

/** The database as it was at the moment of the backup: its tables, in the form that they had then, and the files beside them. */
export async function fill(config: Config, folder: string, manifest: Manifest): Promise<void> {
  await provision(config);
  await migrateMessaging(config, asOf(manifest, messagingPlan));
  // A service that the suite did not have then gets its tables afterwards.
  const known = definitions.filter(({ name }) => manifest.migrations[name]);
  for (const definition of known) await migrate(config, asOf(manifest, schemaPlan(definition)));
  const client = new pg.Client({ ...ownerConnection(config) });
  await client.connect();
  try {
    await client.query('BEGIN');
    await assertEmpty(client);
    await loadTables(client, folder, manifest.tables);
    // The time between backup and restore is no time in which a seal was late.
    for (const { name } of known) await client.query(`UPDATE ${name}.audit_unsealed SET waits_since = clock_timestamp()`);
    // Before the commit: a restore that ends before it has done nothing, and may be tried again.
    await putFilesBack(config, folder);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const plans = (): SchemaPlan[] => [messagingPlan, ...definitions.map(schemaPlan)];
const namesOf = (plan: SchemaPlan): string[] => plan.migrations.map((migration) => new migration().name!);

/** The migrations that the backup had: data are loaded into the tables that they came from. */
const asOf = (manifest: Manifest, plan: SchemaPlan): SchemaPlan => ({
  ...plan,
  migrations: plan.migrations.filter((migration) => manifest.migrations[plan.schema]?.includes(new migration().name!)),
});

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>('SELECT (SELECT count(*) FROM messaging.events)::int + (SELECT count(*) FROM directory.users)::int AS n');
  if (rows[0]!.n > 0)
    throw new Error('The database is not empty. Restore into a new one: point DATABASE_URL at it, or for the embedded server move the old data folder away (or name a new one by DATA_DIR)');
}
