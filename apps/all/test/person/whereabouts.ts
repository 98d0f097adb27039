import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everythingIn, type World } from '@liaison/testing';
import type { Marks } from './marks.js';

/** Where marks are found: by table, file, queue or log, the kinds of marks there. */
export type Whereabouts = Record<string, string[]>;

/** Looks into everything that there is: every column of every table of every schema, files, Redis, and what was logged. */
export async function whereaboutsOf(marks: Marks, world: World, log: string[], redisUrl: string | null): Promise<Whereabouts> {
  const found: Whereabouts = {};
  const look = (place: string, text: string) => {
    const here = marks.in(text);
    if (here.length > 0) found[place] = [...new Set([...(found[place] ?? []), ...here])].toSorted();
  };
  const tables = await world.sql<{ name: string; partitioned: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, format('%I.%I', n.nspname, coalesce(p.relname, c.relname)) AS partitioned
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { name, partitioned } of tables) for (const { row } of await world.sql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)) look(partitioned, row);
  for (const file of filesIn(world.config.dataDir)) look(`file ${file.slice(world.config.dataDir.length + 1).replace(/[0-9a-f-]{36}/g, '…')}`, readFileSync(file, 'latin1'));
  if (redisUrl) look('redis', await everythingIn(redisUrl));
  look('log', log.join(''));
  const server = join(process.env.TEST_DATA_DIR!, 'server', 'postgres.log');
  if (existsSync(server)) look('log of the database server', readFileSync(server, 'utf8'));
  return found;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
