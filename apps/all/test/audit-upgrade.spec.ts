import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newId } from '@liaison/contracts';
import { migrateMessaging } from '@liaison/messaging';
import { anchorFile, AuditSealer, build, migrate, provision, readConfig, schemaPlan, system, SystemClock, UnitOfWork, verifyAudit, type Config } from '@liaison/platform';
import { databaseUrl, withClient } from '@liaison/testing';
import { pathways } from '../../pathways/src/pathways.app.js';

const name = `liaison_first_release_${process.pid}`;
const dataDir = mkdtempSync(join(tmpdir(), 'liaison-upgrade-'));
const server = process.env.TEST_SERVER_URL!;
const sql = (text: string) => withClient(databaseUrl(server, name), async (client) => (await client.query<{ hash: Buffer }>(text)).rows);
let config: Config;

beforeAll(async () => {
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  config = readConfig({ DATABASE_URL: databaseUrl(server, name), DATA_DIR: dataDir, SECRETS_DIR: secretsOf(process.env.TEST_DATA_DIR!), ROLE: 'http', OIDC_ISSUER: 'http://127.0.0.1:9' });
  await provision(config);
  await migrateMessaging(config);
  const plan = schemaPlan(pathways);
  await migrate(config, { ...plan, migrations: plan.migrations.filter((one) => !one.name.startsWith('KeyedChain')) });
});
afterAll(async () => {
  await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  rmSync(dataDir, { recursive: true, force: true });
});

/** The roles of the test server keep their passwords. */
function secretsOf(testDataDir: string): string {
  const { secrets } = readConfig({ DATA_DIR: testDataDir });
  for (const one of ['liaison_super', 'liaison_owner', 'liaison_queue', 'liaison_pathways', 'liaison_directory', 'liaison_kol', 'liaison_interactions', 'liaison_monitoring'])
    writeFileSync(join(dataDir, one), secrets.password(one));
  writeFileSync(join(dataDir, 'audit-key'), secrets.auditKey.toString('hex'));
  return dataDir;
}

const VALUES = `'2026-03-02T15:00:00Z', 'user', 'karim', 'medical_manager', 'products:write', 'product', gen_random_uuid(), NULL, 'first-release', NULL, '{"kind": "drug"}', NULL`;
const SEALED = `sha256(decode(repeat('00', 32), 'hex') || convert_to(json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor, e.actor_role,
  e.action, e.resource, e.resource_id, e.reason, e.correlation_id, e.before::text, e.after::text, e.sealed::text)::text, 'UTF8'))`;

describe('an audit that the first release began', () => {
  it('verifies after the upgrade, goes on with signed seals, and takes no unsigned one after them', async () => {
    const [sealed, waiting] = [newId(), newId()];
    await sql(`INSERT INTO pathways.audit_entries VALUES ('${sealed}', ${VALUES}), ('${waiting}', ${VALUES})`);
    const [first] = await sql(`INSERT INTO pathways.audit_seals SELECT 1, e.id, ${SEALED}, now() FROM pathways.audit_entries e WHERE e.id = '${sealed}' RETURNING hash`);
    await sql(`INSERT INTO pathways.audit_unsealed VALUES ('${waiting}', now()); INSERT INTO pathways.audit_anchors SELECT 1, hash, now() FROM pathways.audit_seals`);
    const head = first!.hash.toString('hex');
    mkdirSync(dirname(anchorFile(config, 'pathways')), { recursive: true });
    writeFileSync(anchorFile(config, 'pathways'), `${JSON.stringify({ sequence: 1, head, root: head, at: '2026-03-02T15:00:30.000Z' })}\n`);

    await migrate(config, schemaPlan(pathways));
    const service = await build(pathways, { config, clock: new SystemClock(), logger: pino({ level: 'fatal' }) });
    try {
      await service.app.get(AuditSealer).seal({ anchor: true });
      expect(await verified()).toMatchObject({ entries: 2, broken: null });
      await service.app.get(UnitOfWork).asSystem(system('upgrade'), async (tx) => tx.audit({ resource: 'product', resourceId: newId() }));
      await service.app.get(AuditSealer).seal({ anchor: true });
      expect(await verified()).toMatchObject({ entries: 3, broken: null, unsealedSeconds: 0 });
    } finally {
      await service.stop();
    }
    const forged = newId();
    await sql(`INSERT INTO pathways.audit_entries VALUES ('${forged}', ${VALUES});
               INSERT INTO pathways.audit_seals SELECT 4, e.id, ${SEALED.replace(`decode(repeat('00', 32), 'hex')`, '(SELECT hash FROM pathways.audit_seals WHERE sequence = 3)')} FROM pathways.audit_entries e WHERE e.id = '${forged}'`);
    expect((await verified()).broken).toMatch(/place 4\) has a seal that the application did not make/);
  });
});

const verified = () => withClient(config.databaseUrl!, (client) => verifyAudit(client, 'pathways', config));
