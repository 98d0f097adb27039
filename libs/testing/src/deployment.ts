import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services, type ServiceName } from '@liaison/contracts';
import { readConfig, secretNames, type Config } from '@liaison/platform';
import pg from 'pg';
import { Client } from './client.js';
import { TestIssuer } from './issuer.js';
import type { Who } from './people.js';
import { ServiceProcess, type Program } from './processes.js';
import { settlePeople } from './settle-people.js';

export interface DeploymentOptions {
  /** A migrated database of its own. */
  databaseUrl: string;
  /** Folder of the run that made the server's roles. */
  secretsDir: string;
  /** Null: the queue works on Postgres. */
  redisUrl: string | null;
  env?: Record<string, string>;
}

/** The suite as it is deployed: each service, or each half of one, in a process of its own, its secrets in files. */
export class Deployment {
  /** What a command run beside the services would be configured by. */
  readonly config: Config;
  readonly #processes: ServiceProcess[] = [];
  readonly #admin: pg.Pool;

  private constructor(
    readonly issuer: TestIssuer,
    private readonly folder: string,
    readonly env: Record<string, string>,
  ) {
    this.config = readConfig(env);
    this.#admin = new pg.Pool({ connectionString: env.DATABASE_URL, max: 2 });
    this.#admin.on('error', () => undefined);
  }

  static async open({ databaseUrl, secretsDir, redisUrl, env }: DeploymentOptions): Promise<Deployment> {
    const issuer = await TestIssuer.start();
    const folder = mkdtempSync(join(tmpdir(), 'liaison-deployment-'));
    const { secrets } = readConfig({ DATA_DIR: secretsDir });
    for (const name of secretNames)
      writeFileSync(join(folder, name), name === 'audit-key' ? secrets.auditKey.toString('hex') : secrets.password(name), { mode: 0o600 });
    const deployment = new Deployment(issuer, folder, {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, 'data'),
      SECRETS_DIR: folder,
      OIDC_ISSUER: issuer.url,
      OIDC_JWKS_URL: `${issuer.url}/jwks`,
      ...(redisUrl && { REDIS_URL: redisUrl }),
      ...env,
    });
    for (const service of services) await settlePeople((text, values) => deployment.sql(text, values), service);
    return deployment;
  }

  /** Starts a service, or a half of it; it is there once it is {@link ServiceProcess.ready}. */
  async start(service: ServiceName, role: Program['role'], { env, main }: Partial<Pick<Program, 'env' | 'main'>> = {}): Promise<ServiceProcess> {
    const started = await ServiceProcess.start({ service, role, env: { ...this.env, ...env }, ...(main && { main }) });
    this.#processes.push(started);
    return started;
  }

  async as(who: Who, origin: string): Promise<Client> {
    return new Client(origin, await this.issuer.token(who));
  }

  /** Asks the database as its administrator, past all policies. */
  async sql<T = any>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.#admin.query(text, values)).rows as T[];
  }

  /** Kills every process without warning, and for good. */
  async abandon(): Promise<void> {
    await Promise.all(this.#processes.map((one) => one.abandon()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((one) => one.stop()));
    await this.issuer.stop();
    await this.#admin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
