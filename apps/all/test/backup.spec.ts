import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newId } from '@liaison/contracts';
import { MessagingModule } from '@liaison/messaging';
import { AuditSealer, build, readConfig, verifyAudit, type Config } from '@liaison/platform';
import { databaseUrl, openWorld, withClient, type World } from '@liaison/testing';
import { backup } from '../src/backup/backup.js';
import { restore } from '../src/backup/restore.js';
import { definitions } from '../src/services.js';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'liaison-backup-'));
const name = `liaison_restored_${process.pid}`;
const server = () => process.env.TEST_SERVER_URL!;

beforeAll(async () => {
  world = await openWorld(...definitions);
  await withClient(server(), (client) => client.query(`CREATE DATABASE ${name}`));
});
afterAll(async () => {
  await world?.close();
  await withClient(server(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  rmSync(folder, { recursive: true, force: true });
});

const meeting = () => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', note: 'Pendant la sauvegarde', attendees: [{ stakeholderId: newId() }] });

describe('a backup taken under load', () => {
  const acknowledged: { id: string; at: number }[] = [];
  let restored: Config;

  it('is of one moment, while the suite goes on', async () => {
    const enough = new AbortController();
    const load = (async () => {
      while (!enough.signal.aborted) {
        const { status, body } = await world.as('maude').post('/interactions', meeting());
        if (status === 201) acknowledged.push({ id: body.id, at: Date.now() });
        if (acknowledged.length < 15) await world.settle();
      }
    })();
    while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const { app } of definitions.map((definition) => world.service(definition.name))) await app.get(AuditSealer).seal({ anchor: true });
    const { tables } = await backup(world.config, folder);
    enough.abort();
    await load;
    expect(tables.find((table) => table.schema === 'interactions' && table.table === 'interactions')!.rows).toBeGreaterThanOrEqual(20);
    expect(tables.some((table) => table.schema === 'bullmq')).toBe(false);
  });

  it('restored elsewhere has everything acknowledged before that moment, with a sound audit', async () => {
    restored = readConfig({ ...{ DATABASE_URL: databaseUrl(server(), name), DATA_DIR: world.config.dataDir, OIDC_ISSUER: world.issuer.url, ROLE: 'http', LOG_LEVEL: 'fatal' } });
    const { takenAt } = await restore(restored, folder);
    const before = acknowledged.filter((one) => one.at < new Date(takenAt).getTime()).map((one) => one.id);
    await withClient(restored.databaseUrl!, async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT id FROM interactions.interactions');
      const kept = new Set(rows.map((row) => row.id));
      expect(before.filter((id) => !kept.has(id))).toEqual([]);
      for (const { name: service } of definitions) expect((await verifyAudit(client, service, restored)).broken).toBeNull();
    });
  });

  it('goes on from its deliveries: each meeting touches its person once', async () => {
    const runtime = { config: restored, clock: world.clock, logger: pino({ level: 'fatal' }) };
    const kol = await build(definitions.find((definition) => definition.name === 'kol')!, runtime);
    try {
      await withClient(restored.databaseUrl!, async (client) => {
        const pending = async () => (await client.query<{ id: string }>(`SELECT id FROM messaging.deliveries WHERE subscriber = 'kol' AND status = 'pending'`)).rows.map((row) => row.id);
        expect((await pending()).length).toBeGreaterThan(0);
        // What was being applied at the moment of the backup is taken up when its lease is over.
        world.clock.set('2026-03-02T15:05:00Z');
        await kol.app.get(MessagingModule).deliverer.deliver(await pending());
        const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM interactions.interactions i FULL JOIN kol.touches t ON t.interaction_id = i.id WHERE i.id IS NULL OR t.interaction_id IS NULL');
        expect([await pending(), rows[0]!.n]).toEqual([[], 0]);
      });
    } finally {
      await kol.stop();
    }
  });

  it('refuses a database that is in use, and a folder that is not whole or was changed', async () => {
    await expect(restore(restored, folder)).rejects.toThrow('not empty');
    await expect(backup(world.config, folder)).rejects.toThrow('holds a backup already');
    await expect(restore(restored, join(folder, 'nowhere'))).rejects.toThrow('no whole backup');
    const file = join(folder, readdirSync(folder).find((one) => one.startsWith('kol.touches'))!);
    writeFileSync(file, '');
    await withClient(server(), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    await withClient(server(), (client) => client.query(`CREATE DATABASE ${name}`));
    await expect(restore(restored, folder)).rejects.toThrow(/unexpected end of file|not what the backup wrote/);
    await withClient(restored.databaseUrl!, async (client) => {
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM interactions.interactions');
      expect(rows[0]!.n).toBe(0);
    });
  });
});
