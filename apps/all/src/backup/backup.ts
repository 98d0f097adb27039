import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ownerConnection, type Config } from '@liaison/platform';
import { definitions } from '../services.js';
import { copyFiles, lastAnchors } from './files.js';
import { fileOf, fingerprintOf, MANIFEST, type Manifest, type TableDump } from './manifest.js';

const names = definitions.map(({ name }) => name);
const schemas = ['messaging', ...names];

/**
 * Writes all tables as of one moment, while the suite goes on working, with the audit's anchors and
 * the stored content. Queues are left out: they are derived anew from the deliveries. Secrets are left
 * out on purpose: the key of the audit's personal values must not lie beside them.
 */
export async function backup(config: Config, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  if (existsSync(join(folder, MANIFEST))) throw new Error(`${folder} holds a backup already`);
  const client = new pg.Client({ ...ownerConnection(config) });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // The moment before the snapshot: what was acknowledged by then is in it.
    const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
    const manifest: Manifest = { takenAt: rows[0]!.at.toISOString(), auditKey: fingerprintOf(config), migrations: await migrationsOf(client), tables: [] };
    const anchored = await lastAnchors(client, names);
    for (const table of await tablesOf(client)) manifest.tables.push(await dump(client, folder, table));
    await client.query('COMMIT');
    await copyFiles(config, folder, anchored);
    await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2), { flush: true });
    return manifest;
  } finally {
    await client.end();
  }
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
