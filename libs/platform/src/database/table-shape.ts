import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

export interface ColumnShape {
  property: string;
  name: string;
  /** The Postgres type that a parameter is cast to, such as `uuid[]`. */
  cast: string;
  json: boolean;
}

export interface TableShape {
  /** Schema and table, quoted. */
  table: string;
  columns: Map<string, ColumnShape>;
}

const shapes = new WeakMap<DataSource, Map<EntityTarget<ObjectLiteral>, TableShape>>();

/** What TypeORM knows of an entity's table, in the form that parametrised statements need. Kept per DataSource. */
export function tableShape(source: DataSource, entity: EntityTarget<ObjectLiteral>): TableShape {
  const known = shapes.get(source) ?? shapes.set(source, new Map()).get(source)!;
  const shape = known.get(entity);
  if (shape) return shape;
  const metadata = source.getMetadata(entity);
  const columns = metadata.columns.map((column): [string, ColumnShape] => {
    const type = source.driver.normalizeType(column);
    return [
      column.propertyName,
      {
        property: column.propertyName,
        name: `"${column.databaseName}"`,
        cast: column.isArray ? `${type}[]` : type,
        json: type === 'jsonb' || type === 'json',
      },
    ];
  });
  const made = { table: `"${metadata.schema}"."${metadata.tableName}"`, columns: new Map(columns) };
  known.set(entity, made);
  return made;
}

export const parameter = (column: ColumnShape, value: unknown): unknown =>
  column.json && value !== null && value !== undefined ? JSON.stringify(value) : (value ?? null);
