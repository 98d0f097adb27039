import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fileOf, type TableDump } from './manifest.js';

/** Loads every table of a backup, what is referred to before what refers to it. */
export async function loadTables(client: pg.Client, folder: string, tables: TableDump[]): Promise<void> {
  await client.query('DELETE FROM messaging.position_counter');
  for (const table of inOrder(tables, await foreignKeys(client))) await load(client, folder, table);
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
