import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '@liaison/platform';

/** What a backup holds: written last, so that a folder without one is no backup. */
export interface Manifest {
  /** When the snapshot was taken: what was acknowledged later is not in it. */
  takenAt: string;
  /** Tells whether an audit key is the one that sealed these data, and nothing else about it. */
  auditKey: string;
  /** Migrations of each schema, in order. */
  migrations: Record<string, string[]>;
  tables: TableDump[];
}

export interface TableDump {
  schema: string;
  table: string;
  columns: string[];
  rows: number;
  sha256: string;
}

export const fileOf = ({ schema, table }: Pick<TableDump, 'schema' | 'table'>): string => `${schema}.${table}.copy.gz`;
export const MANIFEST = 'manifest.json';

export const fingerprintOf = (config: Config): string => config.secrets.keyFor('fingerprint').toString('hex').slice(0, 16);

export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new Error(`${folder} holds no whole backup: its ${MANIFEST} is missing`);
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}
