import { OWNER } from './server.js';

/** Who may do what to which rows of a medical table, as SQL conditions; what is left out nobody may. */
export interface Policies {
  select: string;
  insert?: string;
  update?: string;
  delete?: string;
}

/**
 * The statements that put row-level security on a table, for everybody but its owner, as whom no
 * service works. It is the second belt: it holds when a check in the application is missing.
 */
export function belt(table: string, policies: Policies): string[] {
  const policy = (verb: keyof Policies) => {
    const condition = policies[verb];
    if (!condition) return [];
    const clause = verb === 'insert' ? `WITH CHECK (${condition})` : verb === 'update' ? `USING (${condition}) WITH CHECK (${condition})` : `USING (${condition})`;
    return [`CREATE POLICY may_${verb} ON ${table} FOR ${verb.toUpperCase()} ${clause}`];
  };
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY owner ON ${table} TO ${OWNER} USING (true) WITH CHECK (true)`,
    ...(['select', 'insert', 'update', 'delete'] as const).flatMap(policy),
  ];
}
