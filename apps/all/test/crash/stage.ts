import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@liaison/contracts';
import { copyTemplate, Deployment, makeTemplate, startOwnPostgres, startRedis, type Client, type Dice, type OwnPostgres, type ServiceProcess, type TestRedis, type Who } from '@liaison/testing';
import { readConfig } from '@liaison/platform';
import { prepareDatabase } from '../../src/prepare.js';
import { closeBooks, opening, type Books } from './books.js';
import { writeThroughKills, type Clients, type Kill, type Load, type Sent } from './load.js';
import type { Write } from './writes.js';

/** Servers that may be killed. */
export interface Servers {
  postgres: OwnPostgres;
  /** Null: the queue works on Postgres. */
  redis: TestRedis | null;
}

export async function startServers(withRedis: boolean): Promise<Servers> {
  const postgres = await startOwnPostgres();
  const redis = withRedis ? await startRedis() : null;
  await makeTemplate(postgres.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: postgres.dataDir })));
  return { postgres, redis };
}

export async function stopServers(servers: Servers | undefined): Promise<void> {
  await servers?.redis?.stop();
  await servers?.postgres.stop();
}

/** Deliveries go on sooner than they would in earnest, so that they can be waited for. */
const HASTE = { DELIVERY_LEASE_MS: '1000', DELIVERY_SWEEP_MS: '300' };

/** Does something with a suite on a fresh database. */
export async function deployed<T>({ postgres, redis }: Servers, work: (deployment: Deployment) => Promise<T>): Promise<T> {
  const { url } = await copyTemplate(postgres.url);
  const deployment = await Deployment.open({ databaseUrl: url, secretsDir: postgres.dataDir, redisUrl: redis?.url ?? null, env: HASTE });
  try {
    return await work(deployment);
  } finally {
    await deployment.close();
  }
}

/** A service, or a half of it, that runs in a process of its own. */
export type Part = readonly [service: ServiceName, role: 'all' | 'http' | 'jobs'];

export interface Plan {
  parts: readonly Part[];
  writes: readonly Write[];
  load: Load;
  /** How often each part, and each server, is killed. */
  kills: { each: number; postgres: number; redis: number };
  settlesWithinMs: number;
}

export interface Aftermath extends Books {
  sent: Sent;
  /** How often everything died, by its name. */
  deaths: Record<string, number>;
}

/** Sends writes while everything that works on them is killed, in an order that chance gives, and closes the books. */
export const runThroughKills = (servers: Servers, plan: Plan, dice: Dice): Promise<Aftermath> =>
  deployed(servers, async (deployment) => {
    const processes = new Map<string, ServiceProcess>();
    for (const [service, role] of plan.parts) processes.set(`${service} ${role}`, await deployment.start(service, role));
    await Promise.all([...processes.values()].map((one) => one.ready()));
    for (const { before } of plan.writes) if (before) await deployment.sql(before);
    const before = await opening(deployment, plan.writes);
    const clients = await clientsOf(deployment, plan, processes);
    const killed: Record<string, number> = {};
    const sent = await writeThroughKills(clients, plan.writes, plan.load, killsOf(servers, plan, processes, killed, dice), dice);
    const books = await closeBooks(deployment, plan.writes, sent.acknowledged, plan.settlesWithinMs, before);
    return { ...books, sent, deaths: killed };
  });

async function clientsOf(deployment: Deployment, { parts, writes }: Plan, processes: Map<string, ServiceProcess>): Promise<Clients> {
  const known = new Map<string, Client>();
  for (const { at, by } of writes) {
    const [service, role] = parts.find(([service, role]) => service === at && role !== 'jobs')!;
    known.set(`${at} ${by}`, await deployment.as(by, processes.get(`${service} ${role}`)!.origin));
  }
  return (service: ServiceName, who: Who) => known.get(`${service} ${who}`)!;
}

/** Waits until a process is at work, so that its death is one under load. */
const WORKS_MS = 300;

function killsOf({ postgres, redis }: Servers, { kills }: Plan, processes: Map<string, ServiceProcess>, killed: Record<string, number>, dice: Dice): Kill[] {
  const counted = (name: string, kill: Kill) => async () => {
    await kill();
    killed[name] = (killed[name] ?? 0) + 1;
  };
  const times = (n: number, kill: Kill): Kill[] => Array.from({ length: n }, () => kill);
  const all = [...processes].flatMap(([name, process]) =>
    times(kills.each, counted(name, async () => {
      await process.ready();
      await sleep(WORKS_MS);
      await process.kill();
    })),
  );
  all.push(...times(kills.postgres, counted('postgres', () => postgres.kill())));
  if (redis) all.push(...times(kills.redis, counted('redis', () => redis.kill())));
  return shuffled(all, dice);
}

function shuffled<T>(list: T[], dice: Dice): T[] {
  const left = [...list];
  return list.map(() => left.splice(dice.below(left.length), 1)[0]!);
}
