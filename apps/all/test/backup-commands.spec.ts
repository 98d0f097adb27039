import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId, services } from '@liaison/contracts';
import { AuditSealer, readConfig, verifyAudit, type Config } from '@liaison/platform';
import { databaseUrl, openWorld, until, withClient, type World } from '@liaison/testing';
import { prepareDatabase } from '../src/prepare.js';
import { definitions } from '../src/services.js';
import { runCommand, startCommand, type Ended } from './commands.js';

let world: World;
const scratch = mkdtempSync(join(tmpdir(), 'liaison-backups-'));
const folder = join(scratch, 'backup');
const name = `liaison_elsewhere_${process.pid}`;
const server = () => process.env.TEST_SERVER_URL!;
const WAITS_MS = 90_000;

beforeAll(async () => {
  world = await openWorld(...definitions);
  await world.as('maude').post('/interactions', meeting());
  await withClient(server(), (client) => client.query(`CREATE DATABASE ${name}`));
});
afterAll(async () => {
  await world?.close();
  await withClient(server(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  rmSync(scratch, { recursive: true, force: true });
});

const meeting = () => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] });
const here = () => ({ DATABASE_URL: world.config.databaseUrl!, DATA_DIR: world.config.dataDir });

/** Another machine: a database and a data folder of its own. Its secrets have been put in place, or not. */
function elsewhere(dataDir: string, { secrets = true } = {}) {
  const at = join(scratch, dataDir);
  if (secrets) cpSync(join(world.config.dataDir, 'secrets.json'), join(at, 'secrets.json'));
  return { DATABASE_URL: databaseUrl(server(), name), DATA_DIR: at };
}

/** How a command ends that came to a halt in its middle, at a table that somebody else held, while something happened. */
async function halfway(table: string, name: string, args: string[], env: { DATABASE_URL: string; DATA_DIR: string }, meanwhile: (running: ChildProcess) => unknown): Promise<Ended> {
  const holder = new pg.Client({ connectionString: env.DATABASE_URL });
  await holder.connect();
  const { child, ended } = startCommand(name, args, env);
  try {
    await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const waits = async () => (await holder.query('SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [table])).rowCount! > 0;
    await until(waits, `the command at ${table}`, WAITS_MS / 2);
    await meanwhile(child);
  } finally {
    await holder.end();
  }
  return ended;
}

const sound = async (url: string, config: Config): Promise<(string | null)[]> =>
  withClient(url, (client) => Promise.all(definitions.map(async ({ name: service }) => (await verifyAudit(client, service, config)).broken)));

describe('npm run backup', () => {
  it('that is killed leaves nothing that could be taken for a backup, and can be made again in the same folder', async () => {
    expect(await halfway('pathways.products', 'backup', [folder], here(), (running) => running.kill('SIGKILL'))).toEqual({ code: null, said: '' });
    const refused = await runCommand('restore', [folder], elsewhere('first'));
    expect(refused).toEqual({ code: 1, said: `${folder} holds no whole backup: its manifest.json is missing\n` });
  }, WAITS_MS);

  it('is of one moment, its anchors too, although the suite works and anchors while it is made', async () => {
    const made = await halfway('pathways.products', 'backup', [folder], here(), async () => {
      await world.as('maude').post('/interactions', meeting());
      await world.service('interactions').app.get(AuditSealer).seal({ anchor: true });
    });
    expect(made).toEqual({ code: 0, said: expect.stringMatching(/^\d+ rows of \d+ tables as of .*Z, in [\d.]+ s\nKeep the secrets .* elsewhere/) });
  }, WAITS_MS);
});

describe('npm run restore', () => {
  it('refuses other secrets than those of the backup before it touches anything', async () => {
    const refused = await runCommand('restore', [folder], elsewhere('strange', { secrets: false }));
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^The audit key here is not the one of the backup\. Put the secrets/) });
    await withClient(databaseUrl(server(), name), async (client) => expect((await client.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'messaging'`)).rowCount).toBe(0));
  }, WAITS_MS);

  it('that is killed has done nothing, and can be made again; then the audit is sound', async () => {
    const env = elsewhere('second');
    const config = readConfig(env);
    await prepareDatabase(config);
    expect(await halfway('kol.touches', 'restore', [folder], env, (running) => running.kill('SIGKILL'))).toEqual({ code: null, said: '' });
    await withClient(env.DATABASE_URL, async (client) => expect((await client.query('SELECT 1 FROM interactions.interactions')).rowCount).toBe(0));
    expect(await runCommand('restore', [folder], env)).toEqual({ code: 0, said: expect.stringMatching(/^RPO: the data are those of .*\nRTO: [\d.]+ s\n$/) });
    await withClient(env.DATABASE_URL, async (client) => expect((await client.query('SELECT 1 FROM interactions.interactions')).rowCount).toBe(1));
    expect(await sound(env.DATABASE_URL, config)).toEqual(services.map(() => null));
  }, WAITS_MS);

  it('refuses a database that is in use, in one line that says what to do', async () => {
    const refused = await runCommand('restore', [folder], elsewhere('second'));
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^The database is not empty\. .* move the old data folder away .*\n$/) });
  }, WAITS_MS);
});
