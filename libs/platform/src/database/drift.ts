import type { DataSource } from 'typeorm';
import { tableShape } from './table-shape.js';

interface Column {
  name: string;
  type: string;
  required: boolean;
}

/**
 * What entities say and the database does not have, as the statements of a migration that would mend
 * it. Columns without an entity are none of its business: statements may use them directly.
 */
export async function driftOf(source: DataSource): Promise<string[]> {
  const drift: string[] = [];
  for (const { target, columns } of source.entityMetadatas) {
    const { table } = tableShape(source, target as never);
    const found = new Map((await columnsOf(source, table)).map((column) => [column.name, column]));
    if (found.size === 0) drift.push(`CREATE TABLE ${table} (…)`);
    for (const column of columns) {
      const wanted = { name: column.databaseName, type: canonical(source.driver.normalizeType(column) + (column.isArray ? '[]' : '')), required: !column.isNullable };
      drift.push(...mend(table, wanted, found.get(wanted.name)));
    }
  }
  return drift;
}

function mend(table: string, wanted: Column, found: Column | undefined): string[] {
  const alter = `ALTER TABLE ${table}`;
  if (!found) return [`${alter} ADD COLUMN ${wanted.name} ${wanted.type}${wanted.required ? ' NOT NULL' : ''}`];
  return [
    ...(found.type === wanted.type ? [] : [`${alter} ALTER COLUMN ${wanted.name} TYPE ${wanted.type} -- is ${found.type}`]),
    ...(found.required === wanted.required ? [] : [`${alter} ALTER COLUMN ${wanted.name} ${wanted.required ? 'SET' : 'DROP'} NOT NULL`]),
  ];
}

async function columnsOf(source: DataSource, table: string): Promise<Column[]> {
  return source.query(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AS required FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
}

const LONG: Record<string, string> = { timestamptz: 'timestamp with time zone', int: 'integer', int4: 'integer', int8: 'bigint', bool: 'boolean' };

function canonical(type: string): string {
  const [, bare = type, array = ''] = /^(.*?)(\[\])?$/.exec(type) ?? [];
  return (LONG[bare] ?? bare) + (array ?? '');
}
