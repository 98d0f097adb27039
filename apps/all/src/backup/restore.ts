import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrateMessaging } from '@liaison/messaging';
import { migrate, ownerConnection, provision, schemaPlan, type Config, type SchemaPlan } from '@liaison/platform';
import { migrateAll } from '../prepare.js';
import { definitions } from '../services.js';
import { fileOf, MANIFEST, type Manifest, type TableDump } from './manifest.js';

/**
 * Fills an empty database from a backup, in one transaction, and brings it up to date. Deliveries that
 * were pending at the moment of the backup are pending again; those that were done had their effect in
 * the same snapshot, so that nothing is applied twice.
 */
export async function restore(config: Config, folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, MANIFEST))) throw new Error(`${folder} holds no whole backup: its ${MANIFEST} is missing`);
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  assertKnown(manifest);
  await provision(config);
  await migrateMessaging(config);
  for (const definition of definitions) await migrate(config, asOf(manifest, schemaPlan(definition)));
  const client = new pg.Client({ ...ownerConnection(config) });
  await client.connect();
  try {
    await client.query('BEGIN');
    await assertEmpty(client);
    await client.query('DELETE FROM messaging.position_counter');
    for (const table of inOrder(manifest.tables, await foreignKeys(client))) await load(client, folder, table);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await migrateAll(config);
  await putBack(config, folder, 'anchors');
  await putBack(config, folder, 'content');
  return manifest;
}

/** A backup of an older suite is brought up to date; one of a newer suite cannot be read. */
function assertKnown(manifest: Manifest): void {
  const known = new Set(definitions.flatMap((definition) => schemaPlan(definition).migrations.map((migration) => new migration().name)));
  const unknown = definitions.flatMap(({ name }) => manifest.migrations[name] ?? []).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The backup is of a newer suite: it has the migrations ${unknown.join(', ')}`);
}

/** The migrations that the backup had: data are loaded into the tables that they came from. */
const asOf = (manifest: Manifest, plan: SchemaPlan): SchemaPlan => ({
  ...plan,
  migrations: plan.migrations.filter((migration) => manifest.migrations[plan.schema]?.includes(new migration().name!)),
});

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>('SELECT (SELECT count(*) FROM messaging.events)::int + (SELECT count(*) FROM directory.users)::int AS n');
  if (rows[0]!.n > 0) throw new Error('The database is not empty: restore into a new one, and point DATABASE_URL at it');
}

interface ForeignKey {
  from: string;
  to: string;
}

async function foreignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`,
  );
  return rows;
}

/** What is referred to comes before what refers to it. */
function inOrder(tables: TableDump[], keys: ForeignKey[]): TableDump[] {
  const left = new Map(tables.map((table) => [`${table.schema}.${table.table}`, table]));
  const ordered: TableDump[] = [];
  while (left.size > 0) {
    const ready = [...left.keys()].filter((name) => !keys.some((key) => key.from === name && left.has(key.to)));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const name of ready) {
      ordered.push(left.get(name)!);
      left.delete(name);
    }
  }
  return ordered;
}

async function load(client: pg.Client, folder: string, table: TableDump): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const name = `${table.schema}."${table.table}"`;
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // COPY refuses tables whose policies hold for their owner too; they hold again before the commit.
  const { rows } = await client.query<{ forced: boolean }>('SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = $1::regclass', [name]);
  if (rows[0]!.forced) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  const copy = client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), hashed, copy);
  if (rows[0]!.forced) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  if (hash.digest('hex') !== table.sha256 || copy.rowCount !== table.rows) throw new Error(`${fileOf(table)} is not what the backup wrote`);
}

/** Puts a folder back beside the data; one that is there already is kept under another name. */
async function putBack(config: Config, folder: string, name: string): Promise<void> {
  const target = join(config.dataDir, name);
  if (existsSync(target)) await rename(target, `${target}.before-restore-${Date.now()}`);
  if (existsSync(join(folder, name))) await cp(join(folder, name), target, { recursive: true });
}
