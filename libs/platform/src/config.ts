import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { services, type ServiceName } from '@liaison/contracts';

export type ProcessRole = 'all' | 'http' | 'jobs';

/** Everything that the environment may say. This file is the only reader of `process.env`. */
export interface Config {
  port: number;
  /** Where Prometheus reads; nowhere when it is not set. Never the port that users reach: counts tell of medical work. */
  metricsPort: number | null;
  /** Which half of the module graph works here: requests, jobs, or both. */
  role: ProcessRole;
  production: boolean;
  /** Where the embedded server, secrets, stored content and audit anchors live. */
  dataDir: string;
  /** Server, database and (for provisioning) the owner's credentials. */
  databaseUrl: string | null;
  /** Unset: BullMQ works on Postgres. */
  redisUrl: string | null;
  /** Prefix of the queue's keys, so that several suites can share one Redis. */
  redisPrefix: string;
  issuer: string;
  /** The issuer as this process reaches it: differs from its public address behind a proxy. */
  issuerInside: string;
  /** Whether the embedded issuer and the fictional territory belong to this deployment. */
  demo: boolean;
  audience: string;
  /** How the web app is known to the issuer. A public client has no secret. */
  webClient: { id: string; secret: string | null; scope: string };
  /** Where the issuer's keys are fetched: differs from the issuer's public address behind a proxy. */
  jwksUrl: string;
  logLevel: string;
  /** How long a drain may take before the process ends anyway. */
  drainDeadlineMs: number;
  delivery: DeliveryPace;
  /** Where people reach the app, for links that leave it: no slash at the end. */
  publicUrl: string;
  /** The mail server, and in whose name it is asked to send; null where mail stays in the app. */
  mail: { server: string; from: string } | null;
  /** Exact `host:port` of private addresses that sources may lead to all the same; for trials, never in production. */
  fetchAllowedPrivate: string[];
  secrets: Secrets;
}

/** How soon deliveries go on after a crash: tests that crash a lot take shorter times. */
export interface DeliveryPace {
  /** How long a started attempt keeps others away. Not a lock: two that meet are kept apart by the row lock. */
  leaseMs: number;
  /** How often deliveries that are due are looked for. */
  sweepEveryMs: number;
}

export interface Secrets {
  /** Password of a database role. */
  password(role: string): string;
  /** 32 bytes that wrap the keys of sealed audit values. */
  auditKey: Buffer;
  /** 32 bytes for one purpose, derived from the audit key: they are never the same for two purposes. */
  keyFor(purpose: string): Buffer;
}

/** @param defaults what holds where the environment says nothing, and this process wants something else than the rest */
export function readConfig(given: NodeJS.ProcessEnv = process.env, defaults: NodeJS.ProcessEnv = {}): Config {
  const env = { ...defaults, ...given };
  const port = integer(env, 'PORT', 3000);
  const dataDir = resolve(env.DATA_DIR ?? 'data');
  const production = env.NODE_ENV === 'production';
  const issuer = env.OIDC_ISSUER || `http://localhost:${port}/oidc`;
  const demo = !env.OIDC_ISSUER || env.DEMO === 'true';
  const issuerInside = env.OIDC_INTERNAL_URL || issuer;
  if (production && demo) throw new Error('NODE_ENV=production refuses the embedded issuer: set OIDC_ISSUER');
  return {
    port,
    metricsPort: env.METRICS_PORT ? integer(env, 'METRICS_PORT', 0) : null,
    role: oneOf(env, 'ROLE', ['all', 'http', 'jobs'] as const, 'all'),
    production,
    dataDir,
    databaseUrl: databaseUrlOf(env),
    redisUrl: env.REDIS_URL || null,
    redisPrefix: env.REDIS_PREFIX ?? 'liaison',
    issuer,
    issuerInside,
    demo,
    audience: env.OIDC_AUDIENCE || 'liaison',
    webClient: { id: env.OIDC_CLIENT_ID || 'liaison-web', secret: clientSecretOf(env), scope: env.OIDC_SCOPE || (demo ? 'openid' : 'openid offline_access') },
    jwksUrl: env.OIDC_JWKS_URL || `${issuerInside}/jwks`,
    logLevel: env.LOG_LEVEL ?? 'info',
    drainDeadlineMs: integer(env, 'DRAIN_DEADLINE_MS', 10_000),
    delivery: { leaseMs: integer(env, 'DELIVERY_LEASE_MS', 10_000), sweepEveryMs: integer(env, 'DELIVERY_SWEEP_MS', 2_000) },
    publicUrl: publicUrlOf(env, port),
    mail: mailOf(env),
    fetchAllowedPrivate: allowedPrivate(env, production),
    secrets: readSecrets(env, dataDir),
  };
}

function allowedPrivate(env: NodeJS.ProcessEnv, production: boolean): string[] {
  const listed = (env.FETCH_ALLOWED_PRIVATE ?? '').split(',').map((one) => one.trim()).filter(Boolean);
  const wrong = listed.find((one) => !/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/i.test(one));
  if (wrong) throw new Error(`FETCH_ALLOWED_PRIVATE lists exact host:port, separated by commas, not "${wrong}"`);
  if (production && listed.length > 0) throw new Error('NODE_ENV=production refuses FETCH_ALLOWED_PRIVATE: sources may not lead into the own network');
  return listed;
}

function publicUrlOf(env: NodeJS.ProcessEnv, port: number): string {
  const said = env.PUBLIC_URL || `http://localhost:${port}`;
  if (!/^https?:\/\/[^\s/?#]+\/?$/.test(said)) throw new Error(`PUBLIC_URL is an origin such as https://liaison.example.org, not "${said}"`);
  return said.replace(/\/$/, '');
}

/** Where secrets are files, the password of the mail server's user may be one of them. */
function mailOf(env: NodeJS.ProcessEnv): Config['mail'] {
  if (!env.SMTP_URL) return null;
  if (!URL.canParse(env.SMTP_URL) || !/^smtps?:\/\/[^/]/.test(env.SMTP_URL)) throw new Error('SMTP_URL is an address such as smtps://user:password@mail.example.org');
  if (!FROM.test(env.MAIL_FROM ?? '')) throw new Error(`SMTP_URL needs MAIL_FROM, an address such as "Liaison <liaison@example.org>", not "${env.MAIL_FROM ?? ''}"`);
  if (!env.PUBLIC_URL) throw new Error('SMTP_URL needs PUBLIC_URL, where the links in mails lead');
  const url = new URL(env.SMTP_URL);
  const { SECRETS_DIR: dir } = env;
  if (url.username && !url.password && dir && existsSync(join(dir, SMTP_PASSWORD))) url.password = encodeURIComponent(mountedSecret(dir, SMTP_PASSWORD));
  return { server: url.toString(), from: env.MAIL_FROM! };
}

const SMTP_PASSWORD = 'smtp-password';
const FROM = /^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

/** Where secrets are files, the password of the administrator whom `DATABASE_URL` names is one too. */
function databaseUrlOf(env: NodeJS.ProcessEnv): string | null {
  if (!env.DATABASE_URL || !env.SECRETS_DIR) return env.DATABASE_URL || null;
  const url = new URL(env.DATABASE_URL);
  if (url.username && !url.password) url.password = mountedSecret(env.SECRETS_DIR, 'liaison_super');
  return url.toString();
}

/** Where the identity provider gave the web app a secret, it is a file beside the others. */
function clientSecretOf({ SECRETS_DIR: dir }: NodeJS.ProcessEnv): string | null {
  return dir && existsSync(join(dir, CLIENT_SECRET)) ? mountedSecret(dir, CLIENT_SECRET) : null;
}

const CLIENT_SECRET = 'oidc-client-secret';

/**
 * Secrets come from files (`SECRETS_DIR/<role>`, the form in which orchestrators mount them); a
 * deployment without any gets random ones, kept in `secrets.json` beside the data, for its owner only.
 */
function readSecrets(env: NodeJS.ProcessEnv, dataDir: string): Secrets {
  const mounted = (name: string) => (env.SECRETS_DIR ? mountedSecret(env.SECRETS_DIR, name) : null);
  let own: Record<string, string> | undefined;
  const kept = (name: string) => (own ??= ownSecrets(dataDir))[name]!;
  const auditKey = () => Buffer.from(mounted('audit-key') ?? kept('audit-key'), 'hex');
  return {
    password: (role) => mounted(role) ?? kept(role),
    get auditKey() {
      return auditKey();
    },
    keyFor: (purpose) => Buffer.from(hkdfSync('sha256', auditKey(), Buffer.alloc(0), `liaison ${purpose}`, 32)),
  };
}

const mountedSecret = (dir: string, name: string): string => readFileSync(join(dir, name), 'utf8').trim();

/** The database role that a service works as; it owns nothing. */
export const roleOf = (service: ServiceName): string => `liaison_${service}`;

/** Every secret of a deployment: the password of each database role, and the key that wraps the audit's keys. */
export const secretNames = ['liaison_super', 'liaison_owner', 'liaison_queue', ...services.map(roleOf), 'audit-key'];

export const newSecret = (): string => randomBytes(32).toString('hex');

function ownSecrets(dataDir: string): Record<string, string> {
  const file = join(dataDir, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const missing = secretNames.filter((name) => !known[name]);
  if (missing.length === 0) return known;
  for (const name of missing) known[name] = newSecret();
  // Others may pass through to the server's folder, not look inside.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeFileSync(file, JSON.stringify(known, null, 2), { mode: 0o600 });
  return known;
}

function integer(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = env[name] ? Number(env[name]) : otherwise;
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${env[name]}"`);
  return value;
}

function oneOf<T extends string>(env: NodeJS.ProcessEnv, name: string, allowed: readonly T[], otherwise: T): T {
  const value = (env[name] || otherwise) as T;
  if (!allowed.includes(value)) throw new Error(`${name} must be one of ${allowed.join(', ')}, not "${value}"`);
  return value;
}
