/** What a backup holds: written last, so that a folder without one is no backup. */
export interface Manifest {
  /** When the snapshot was taken: what was acknowledged later is not in it. */
  takenAt: string;
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
