import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@liaison/contracts';
import { anchorFile, ownerConnection, readConfig, verifyAudit, type Config } from '@liaison/platform';
import { Client, ServiceProcess, TestIssuer, until, withClient } from '@liaison/testing';
import { fill, openBackup } from '../src/backup/restore.js';
import { withEmbeddedServer } from '../src/embedded.js';
import { definitions } from '../src/services.js';
import { unpackReleased, writeReleased, type Kept } from './released-data.js';

const STARTS_WITHIN_MS = 90_000;
const SETTLES_WITHIN_MS = 20_000;

/** The data folder of an earlier suite: its server stands still, its tables have the form that they had then. */
async function oldFolder(unpacked: string, dataDir: string): Promise<void> {
  cpSync(join(unpacked, 'secrets.json'), join(dataDir, 'secrets.json'));
  const config = readConfig({ DATA_DIR: dataDir });
  const server = await withEmbeddedServer(config);
  const backup = join(unpacked, 'backup');
  await fill(config, backup, await openBackup(config, backup));
  await server.stop();
}

describe('a data folder of an earlier suite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-earlier-'));
  let unpacked: string;
  let kept: Kept[];
  let issuer: TestIssuer;
  let suite: ServiceProcess;
  let config: Config;

  beforeAll(async () => {
    if (process.env.RELEASE_DATA) await writeReleased();
    ({ folder: unpacked, kept } = unpackReleased());
    chmodSync(dataDir, 0o711);
    await oldFolder(unpacked, dataDir);
    issuer = await TestIssuer.start();
    const env = { DATA_DIR: dataDir, OIDC_ISSUER: issuer.url, OIDC_JWKS_URL: `${issuer.url}/jwks`, DELIVERY_LEASE_MS: '1000', DELIVERY_SWEEP_MS: '300' };
    suite = await ServiceProcess.start({ service: 'all', role: 'all', env });
    await suite.ready();
    config = readConfig(env);
    await withEmbeddedServer(config);
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await suite?.stop();
    await issuer?.stop();
    for (const folder of [unpacked, dataDir]) if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('is brought up to date by the start, and everything in it is answered as it was', async () => {
    for (const { as, path, body } of kept) {
      const reply = await new Client(suite.origin, await issuer.token(as)).get(path);
      expect([path, reply.status]).toEqual([path, 200]);
      expect(reply.body).toMatchObject(body);
    }
  });

  it('tells the watch, which came later, of everybody who was there before, and where they work', async () => {
    const [person, clinic] = ['/stakeholders/', '/organizations/'].map((path) => kept.find((one) => one.path.startsWith(path))!.body);
    await withClient(config.databaseUrl!, async (client) => {
      const heard = `SELECT p.family_name, o.name_fr FROM monitoring.people_seen p JOIN monitoring.organizations_seen o ON p.organization_ids = ARRAY[o.id] WHERE p.id = $1 AND o.id = $2`;
      const rows = async () => (await client.query<{ family_name: string }>(heard, [person!.id, clinic!.id])).rows;
      await until(async () => (await rows()).length === 1, 'the person in the watch', SETTLES_WITHIN_MS, 100);
      expect(await rows()).toEqual([{ family_name: person!.familyName, name_fr: (clinic!.name as { fr: string }).fr }]);
    });
  });

  it('tells the watch how everybody who was there before is written to', async () => {
    await withClient(config.databaseUrl!, async (client) => {
      const lacking = `SELECT FROM directory.user_accounts a JOIN directory.users u ON u.id = a.user_id
        WHERE NOT EXISTS (SELECT FROM monitoring.user_contacts c WHERE c.id = u.id AND c.email IS NOT DISTINCT FROM a.email AND c.locale = u.locale)`;
      await until(async () => (await client.query(lacking)).rowCount === 0, 'the contacts in the watch', SETTLES_WITHIN_MS, 100);
      expect((await client.query('SELECT FROM monitoring.user_contacts')).rowCount).toBeGreaterThan(0);
    });
  });

  it('goes on: what had not been told is told, new work is taken, and the audit is one chain over old and new', async () => {
    const maude = new Client(suite.origin, await issuer.token('maude'));
    const { body: person } = kept.find(({ path }) => path.startsWith('/stakeholders/'))!;
    const meeting = { channel: 'phone', startedAt: '2026-03-03T09:00:00-05:00', attendees: [{ stakeholderId: person.id }] };
    expect((await maude.post('/interactions', meeting)).status).toBe(201);
    await withClient(config.databaseUrl!, async (client) => {
      const told = async () => (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM kol.touches')).rows[0]!.n === 3;
      await until(told, 'the third touch', SETTLES_WITHIN_MS, 100);
      const open = () => client.query('SELECT 1 FROM interactions.audit_unsealed UNION ALL SELECT 1 FROM kol.audit_unsealed');
      await until(async () => (await open()).rowCount === 0, 'the last seal', SETTLES_WITHIN_MS, 100);
    });
    const { user, password, host, port, database } = ownerConnection(config);
    await withClient(`postgres://${user}:${password}@${host}:${port}/${database}`, async (client) => {
      // A migration of the keyed chain empties the copy of the anchor file; each sealer fills it anew on its first round.
      const copied = async (name: ServiceName) => (await client.query(`SELECT FROM ${name}.audit_anchors`)).rowCount! > 0;
      for (const { name } of definitions) if (existsSync(anchorFile(config, name))) await until(() => copied(name), `the anchors of ${name}`, SETTLES_WITHIN_MS, 100);
      for (const { name } of definitions) expect([name, (await verifyAudit(client, name, config)).broken]).toEqual([name, null]);
    });
  });
});
