import pg from 'pg';
import { services, type ServiceName } from '@liaison/contracts';
import { roleOf, serverOf } from '@liaison/platform';
import type { World } from '@liaison/testing';
import { callers, etienne, expected, targetNamed, type Caller } from './authorisation-cast.js';
import { belts, type Line } from './authorisation-matrix.js';

const ofInteraction = '(SELECT i.author_id FROM interactions.interactions i WHERE i.id = t.interaction_id)';

/** Whose a row is, where that matters: a user's id, or the id of the territory that it lies in. */
const OWNERS: Record<string, string> = {
  'interactions.interactions': 't.author_id',
  'interactions.attendees': 't.author_id',
  'interactions.discussions': ofInteraction,
  'interactions.insights': ofInteraction,
  'interactions.raised_inquiries': ofInteraction,
  'interactions.commitments': ofInteraction,
  'interactions.documented_interests': ofInteraction,
  'interactions.adverse_events': 't.reporter_id',
  'interactions.held_writes': 't.author_id',
  'interactions.held_reports': 't.author_id',
  'kol.engagement': '(SELECT p.territory_ids[1] FROM kol.stakeholder_places p WHERE p.stakeholder_id = t.id)',
  'kol.imports': 't.owner_id',
  'kol.import_rows': '(SELECT i.owner_id FROM kol.imports i WHERE i.id = t.import_id)',
  'monitoring.digests': 't.user_id',
  'monitoring.digest_signals': 't.user_id',
  'monitoring.digest_preferences': 't.id',
  'monitoring.user_contacts': 't.id',
  'monitoring.mails': 't.recipient_id',
  'directory.jobs': 't.owner_id',
  'directory.user_accounts': 't.user_id',
};

/** One table of one service, and the line that says who sees what of it. */
export interface Belted {
  table: string;
  service: ServiceName;
  cells: Line['cells'];
}

/** The lines of the table, one for each table that they stand for. */
export const beltedTables = (): Belted[] =>
  belts.flatMap(({ name, cells }) => inEverySchema(name).map((table) => ({ table, service: table.split('.')[0] as ServiceName, cells })));

export const inEverySchema = (name: string): string[] => (name.startsWith('*.') ? services.map((service) => name.replace('*', service)) : [name]);

/** A connection as a service's own role, which says who asks only when it is told to. */
export async function asService<T>(world: World, service: ServiceName, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const user = roleOf(service);
  const client = new pg.Client({ ...serverOf(world.config), user, password: world.config.secrets.password(user), options: `-c search_path=${service},public` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Does something in a transaction of a caller, and takes it back. */
export async function onBehalf<T>(client: pg.Client, { id, role }: Caller, now: Date, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  const settings = { 'app.user_id': id, 'app.role': role, 'app.scope': 'all', 'app.now': now.toISOString() };
  for (const [name, value] of Object.entries(settings)) await client.query('SELECT set_config($1, $2, true)', [name, value]);
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

interface Row {
  row: string;
  owner: string | null;
}

export const rowsOf = (world: World, table: string): Promise<Row[]> =>
  world.sql<Row>(`SELECT t.tableoid::text || t.ctid::text AS row, ${OWNERS[table] ?? 'NULL'}::text AS owner FROM ${table} t`);

export const visible = async (client: pg.Client, table: string): Promise<Set<string>> => {
  const { rows } = await client.query<Row>(`SELECT t.tableoid::text || t.ctid::text AS row FROM ${table} t`);
  return new Set(rows.map(({ row }) => row));
};

/** Rows that a caller sees and must not, or does not see and should. */
export function wrong(caller: Caller, { table, cells }: Belted, rows: readonly Row[], seen: ReadonlySet<string>): string[] {
  const counts = { leaked: 0, hidden: 0 };
  for (const { row, owner } of rows) {
    const should = expected(cells, caller, targetNamed(caller, nameOf(owner))) === 'ok';
    if (should !== seen.has(row)) counts[should ? 'hidden' : 'leaked']++;
  }
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${table} to ${caller.subject} (${caller.role}): ${count} rows ${what}`] : []));
}

const SAGUENAY = /1a2$/;

function nameOf(owner: string | null): string {
  const who = [...callers, etienne].find((one) => one.id === owner);
  return who?.subject ?? (owner && SAGUENAY.test(owner) ? 'saguenay' : 'montreal');
}
