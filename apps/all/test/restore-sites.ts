import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@liaison/platform';
import { Client, copyTemplate, databaseUrl, Deployment, makeTemplate, ServiceProcess, startOwnPostgres, startRedis, until, withClient } from '@liaison/testing';
import { demoToken } from '../../directory/src/issuer/token.js';
import { withEmbeddedServer } from '../src/embedded.js';
import { prepareDatabase } from '../src/prepare.js';
import type { Drill, Site } from './restore-drill.js';

/** A deployment to lose, how to make another one from its secrets, and the end of both. */
export interface Sites extends Pick<Drill, 'prepareAnew' | 'startAnew'> {
  site: Site;
  close(): Promise<void>;
}

const SEEDED_WITHIN_MS = 120_000;

/** `npm start`: everything in one process on the embedded server, with the fictional territory in it. */
export async function embeddedSites(): Promise<Sites> {
  const kept = mkdtempSync(join(tmpdir(), 'liaison-kept-'));
  const started: (() => Promise<void>)[] = [];
  const startAnew = async (env: Record<string, string>): Promise<Site> => {
    const suite = await ServiceProcess.start({ service: 'all', role: 'all', env });
    await suite.ready();
    const config = readConfig({ ...env, PORT: String(suite.port) });
    const server = await withEmbeddedServer(config);
    const destroy = async () => {
      await suite.abandon();
      process.kill(server.pid, 'SIGKILL');
      rmSync(env.DATA_DIR!, { recursive: true, force: true });
    };
    started.push(() => suite.stop().finally(() => rmSync(env.DATA_DIR!, { recursive: true, force: true })));
    const sql = <T>(text: string) => withClient(config.databaseUrl!, async (client) => (await client.query(text)).rows as T[]);
    const isSeeded = async () => (await sql(`SELECT 1 FROM directory.schedule_slots WHERE schedule = 'demo territory'`)).length > 0;
    await until(isSeeded, 'the fictional territory', SEEDED_WITHIN_MS, 500);
    return { env, maude: new Client(suite.origin, await demoToken(config, 'maude')), sql, destroy };
  };
  const site = await startAnew({ DATA_DIR: newFolder('lost') });
  cpSync(join(site.env.DATA_DIR!, 'secrets.json'), join(kept, 'secrets.json'));
  return {
    site,
    startAnew,
    async prepareAnew() {
      const dataDir = newFolder('anew');
      cpSync(join(kept, 'secrets.json'), join(dataDir, 'secrets.json'));
      return { DATA_DIR: dataDir };
    },
    async close() {
      for (const stop of started) await stop();
      rmSync(kept, { recursive: true, force: true });
    },
  };
}

/** Services in processes of their own, on an external server and Redis. */
export async function externalSites(): Promise<Sites> {
  const [postgres, redis] = [await startOwnPostgres(newFolder('lost')), await startRedis()];
  await makeTemplate(postgres.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: postgres.dataDir })));
  const { url } = await copyTemplate(postgres.url);
  const deployment = await Deployment.open({ databaseUrl: url, secretsDir: postgres.dataDir, redisUrl: redis.url });
  const closers: (() => Promise<unknown>)[] = [() => deployment.close()];
  const service = await deployment.start('interactions', 'all');
  await Promise.all([service, await deployment.start('kol', 'jobs')].map((one) => one.ready()));
  const site: Site = {
    env: deployment.env,
    maude: await deployment.as('maude', service.origin),
    sql: (text) => deployment.sql(text),
    async destroy() {
      await deployment.abandon();
      await redis.stop();
      await postgres.stop();
      for (const folder of [postgres.dataDir, deployment.env.DATA_DIR!]) rmSync(folder, { recursive: true, force: true });
    },
  };
  return {
    site,
    async prepareAnew() {
      const [anew, redisAnew] = [await startOwnPostgres(), await startRedis()];
      closers.unshift(() => anew.stop(), () => redisAnew.stop());
      await withClient(anew.url, (client) => client.query('CREATE DATABASE liaison'));
      const dataDir = join(newFolder('anew'), 'data');
      mkdirSync(dataDir);
      return { ...deployment.env, DATABASE_URL: databaseUrl(anew.url, 'liaison'), REDIS_URL: redisAnew.url, DATA_DIR: dataDir };
    },
    async startAnew(env) {
      const pair = [await ServiceProcess.start({ service: 'interactions', role: 'all', env }), await ServiceProcess.start({ service: 'kol', role: 'jobs', env })];
      closers.unshift(...pair.map((one) => () => one.stop()));
      await Promise.all(pair.map((one) => one.ready()));
      const sql = <T>(text: string) => withClient(env.DATABASE_URL!, async (client) => (await client.query(text)).rows as T[]);
      return { env, maude: await deployment.as('maude', pair[0]!.origin), sql, destroy: () => Promise.resolve() };
    },
    async close() {
      for (const close of closers) await close();
    },
  };
}

function newFolder(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `liaison-${what}-`));
  // The server's own user must pass through, or its data would lie elsewhere and outlive the run.
  chmodSync(folder, 0o711);
  return folder;
}
