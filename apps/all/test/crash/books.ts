import { services, topology } from '@liaison/contracts';
import { ownerConnection, verifyAudit } from '@liaison/platform';
import { until, withClient, type Deployment } from '@liaison/testing';
import { effects } from './effects.js';
import type { Acknowledged } from './load.js';
import type { Write } from './writes.js';

/** What is counted of every write, each on its own. */
export const accounts = ['rows', 'audit', 'events', 'deliveries', 'effects'] as const;
type Account = (typeof accounts)[number];

/** One kind of write in the books. */
export interface Line {
  write: string;
  acknowledged: number;
  /** What was found of what it should have left. */
  found: Record<Account, number>;
  /** What was not found, and what was found more often than it should be. */
  lost: string[];
  doubled: string[];
}

export interface Books {
  lines: Line[];
  /** What stands in the database and belongs to no acknowledged write. */
  foreign: string[];
  dead: number;
  /** What is wrong with the audit chain of a service. */
  brokenAudit: string[];
  /** Whether the positions of the events have a gap. */
  gaps: boolean;
}

/** What stands there before anybody writes: what services put in place by themselves. */
export const opening = async (deployment: Deployment, writes: readonly Write[]): Promise<ReadonlySet<string>> => new Set((await findAll(deployment, writes)).keys());

/** Waits until everything has been applied, sealed and given its position, then compares the database with what was acknowledged since it was opened. */
export async function closeBooks(deployment: Deployment, writes: readonly Write[], acknowledged: Acknowledged[], withinMs: number, before: ReadonlySet<string>): Promise<Books> {
  await settled(deployment, withinMs);
  const found = await findAll(deployment, writes);
  const lines = writes.map((write) => lineOf(write, acknowledged.filter((one) => one.write === write), found));
  const [{ dead, gaps }] = (await deployment.sql(
    `SELECT (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'dead') AS dead,
            (SELECT count(*) <> coalesce(max(position), 0) OR count(DISTINCT position) <> count(*) FROM messaging.events) AS gaps`,
  )) as [{ dead: number; gaps: boolean }];
  return { lines, foreign: [...found].filter(([key, { claimed, times }]) => !claimed && !(before.has(key) && times === 1)).map(([key]) => key), dead, brokenAudit: await brokenAudit(deployment), gaps };
}

async function settled(deployment: Deployment, withinMs: number): Promise<void> {
  const open = async () => {
    const [row] = await deployment.sql<{ open: number }>(
      `SELECT (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'pending') + (SELECT count(*)::int FROM messaging.events WHERE position IS NULL)
        ${services.map((service) => `+ (SELECT count(*)::int FROM ${service}.audit_unsealed)`).join(' ')} AS open`,
    );
    return row!.open;
  };
  await until(async () => (await open().catch(() => 1)) === 0, 'the end of all deliveries', withinMs, 200);
}

/** How often something stands in the database, the latest version that it shows, and whether an acknowledged write has left it. */
interface Entry {
  times: number;
  version: number;
  claimed: boolean;
}
type Found = Map<string, Entry>;

/** Everything that stands in the database, under the words that name it in the books. */
async function findAll(deployment: Deployment, writes: readonly Write[]): Promise<Found> {
  const found: Found = new Map();
  const enter = async (prefix: string, sql: string) => {
    for (const { key, version } of await deployment.sql<{ key: string; version?: number }>(sql)) {
      const entry = found.get(`${prefix} ${key}`) ?? { times: 0, version: 1, claimed: false };
      found.set(`${prefix} ${key}`, { ...entry, times: entry.times + 1, version: version ?? 1 });
    }
  };
  for (const { name, rows } of writes) await enter(`row of ${name}`, `SELECT id::text AS key FROM (${rows}) r`);
  for (const service of services)
    await enter(
      `audit ${service}`,
      `SELECT concat_ws(' ', resource, resource_id, row_number() OVER (PARTITION BY resource, resource_id ORDER BY id)) AS key FROM ${service}.audit_entries`,
    );
  await enter('event', `SELECT concat_ws(' ', type, aggregate_id, version) AS key FROM messaging.events`);
  await enter(
    'delivery',
    `SELECT concat_ws(' ', d.subscriber, e.type, e.aggregate_id, e.version) AS key FROM messaging.deliveries d JOIN messaging.events e ON e.id = d.event_id WHERE d.status = 'done'`,
  );
  for (const { by, type, shows } of effects) await enter(`effect ${by} ${type.type}`, `SELECT id::text AS key, version FROM (${shows}) s`);
  return found;
}

/** Looks up what a kind of write should have left. */
function lineOf(write: Write, acknowledged: Acknowledged[], found: Found): Line {
  const line: Line = { write: write.name, acknowledged: acknowledged.length, found: { rows: 0, audit: 0, events: 0, deliveries: 0, effects: 0 }, lost: [], doubled: [] };
  for (const one of acknowledged)
    for (const { account, key, times, version } of tracesOf(one)) {
      const entry = found.get(key);
      const there = entry && entry.version >= version ? entry.times : 0;
      if (entry) entry.claimed = true;
      line.found[account] += there;
      if (there < times) line.lost.push(`${key} ${version}`);
      if (there > times) line.doubled.push(`${key}, ${there} times`);
    }
  return line;
}

interface Trace {
  account: Account;
  key: string;
  times: number;
  version: number;
}

function tracesOf({ write, id, on }: Acknowledged): Trace[] {
  const { audit, events } = write.leaves(id, on);
  const traces: Trace[] = [];
  const expect = (account: Account, key: string, version = 1) => {
    const known = account !== 'effects' && traces.find((one) => one.key === key);
    if (known) known.times++;
    else traces.push({ account, key, times: 1, version });
  };
  expect('rows', `row of ${write.name} ${id}`);
  for (const [service, ...entry] of audit) expect('audit', `audit ${service} ${entry.join(' ')}`);
  for (const [type, of, version] of events) {
    expect('events', `event ${type.type} ${of} ${version}`);
    for (const by of topology.get(type.type)!.handledBy) {
      expect('deliveries', `delivery ${by} ${type.type} ${of} ${version}`);
      expect('effects', `effect ${by} ${type.type} ${of}`, version);
    }
  }
  return traces;
}

/** What is wrong with the audit chain of each service; nothing when all are sound. */
export async function brokenAudit({ config }: Deployment): Promise<string[]> {
  const { user, password, host, port, database } = ownerConnection(config);
  return withClient(`postgres://${user}:${password}@${host}:${port}/${database}`, async (client) => {
    const broken: string[] = [];
    for (const service of services) {
      const verdict = await verifyAudit(client, service, config);
      if (verdict.broken) broken.push(`${service}: ${verdict.broken}`);
    }
    return broken;
  });
}
