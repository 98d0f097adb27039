import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ownerConnection, type Config } from '@liaison/platform';
import { definitions } from '../services.js';
import { fileOf, MANIFEST, type Manifest, type TableDump } from './manifest.js';

const schemas = ['messaging', ...definitions.map(({ name }) => name)];

/**
 * Writes all tables as of one moment, while the suite goes on working, with the audit's anchors and
 * the stored content. Queues are left out: they are derived anew from the deliveries. Secrets are left
 * out on purpose: the key of the audit's personal values must not lie beside them.
 */
export async function backup(config: Config, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  if (existsSync(join(folder, MANIFEST))) throw new Error(`${folder} holds a backup already`);
  // Before the snapshot: an anchor must never be ahead of the entries that it vouches for.
  await copyIfThere(join(config.dataDir, 'anchors'), join(folder, 'anchors'));
  const client = new pg.Client({ ...ownerConnection(config) });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    const manifest: Manifest = { takenAt: rows[0]!.at.toISOString(), migrations: await migrationsOf(client), tables: [] };
    for (const table of await tablesOf(client)) manifest.tables.push(await dump(client, folder, table));
    await client.query('COMMIT');
    await copyIfThere(join(config.dataDir, 'content'), join(folder, 'content'));
    await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2), { flush: true });
    return manifest;
  } finally {
    await client.end();
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

async function migrationsOf(client: pg.Client): Promise<Manifest['migrations']> {
  const found: Manifest['migrations'] = {};
  for (const schema of schemas) {
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${schema}.migrations ORDER BY id`);
    found[schema] = rows.map((row) => row.name);
  }
  return found;
}

/** Every table with its columns, but for what the database works out by itself. */
async function tablesOf(client: pg.Client): Promise<Omit<TableDump, 'rows' | 'sha256'>[]> {
  const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migrations'
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [schemas],
  );
  return rows;
}

async function dump(client: pg.Client, folder: string, table: Omit<TableDump, 'rows' | 'sha256'>): Promise<TableDump> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const copy = client.query(copyTo(`COPY (SELECT ${columns} FROM ${table.schema}."${table.table}") TO STDOUT`));
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(copy, hashed, createGzip({ level: 3 }), createWriteStream(join(folder, fileOf(table))));
  return { ...table, rows: copy.rowCount, sha256: hash.digest('hex') };
}
