import { services, type ServiceName } from '@liaison/contracts';
import { roleOf, type Config } from '../config.js';

/** Connections each service may hold. The sum stays at 80 at most: Postgres' default is 100. */
export const poolSizes: Record<ServiceName, number> = { directory: 8, kol: 12, interactions: 16, pathways: 6, monitoring: 8 };
/** Connections of BullMQ's Postgres backend, per service: its pool and one that listens. */
export const queuePoolSize = 3;

export const OWNER = 'liaison_owner';
export const QUEUE_ROLE = 'liaison_queue';
/** A request that takes longer than this has failed its user already. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** Bounds how long a forgotten transaction may hold back the sealers. */
const TRANSACTION_TIMEOUT_MS = 60_000;

export interface Connection {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  options: string;
}

/** Where the server is, whoever connects. */
export function serverOf(config: Config): { host: string; port: number; database: string } {
  if (!config.databaseUrl) throw new Error('No database: set DATABASE_URL, or start the suite with `npm start`');
  const url = new URL(config.databaseUrl);
  return { host: url.hostname, port: Number(url.port || 5432), database: decodeURIComponent(url.pathname.slice(1)) };
}

/** How a service's own role connects; it owns nothing. */
export function connectionOf(config: Config, service: ServiceName): Connection {
  const user = roleOf(service);
  return {
    ...serverOf(config),
    user,
    password: config.secrets.password(user),
    options: settings({
      search_path: `${service},public`,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      transaction_timeout: TRANSACTION_TIMEOUT_MS,
    }),
  };
}

/** How BullMQ's Postgres backend connects: one connection listens, the others work. */
export const queueConnectionOf = (config: Config, schema: string): Connection & { max: number; keepAlive: boolean } => ({
  ...serverOf(config),
  user: QUEUE_ROLE,
  password: config.secrets.password(QUEUE_ROLE),
  options: settings({ search_path: schema }),
  max: queuePoolSize,
  keepAlive: true,
});

export function ownerConnection(config: Config): Connection {
  return { ...serverOf(config), user: OWNER, password: config.secrets.password(OWNER), options: '' };
}

const settings = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

export const schemas = ['messaging', ...services] as const;
