import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { copyTemplate, Deployment, openMailServer, people, until, withClient, type MailServer, type ServiceProcess } from '@liaison/testing';

const WAITS_MS = 60_000;

let server: MailServer;
let database: Awaited<ReturnType<typeof copyTemplate>>;
let deployment: Deployment;
let monitoring: ServiceProcess;
beforeAll(async () => {
  server = await openMailServer();
  database = await copyTemplate(process.env.TEST_SERVER_URL!);
  const env = { SMTP_URL: server.url, MAIL_FROM: 'liaison@exemple.test', PUBLIC_URL: 'https://liaison.exemple.test' };
  deployment = await Deployment.open({ databaseUrl: database.url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl: null, env });
  monitoring = await deployment.start('monitoring', 'all');
  await monitoring.ready();
}, WAITS_MS);
afterAll(async () => {
  await deployment?.close();
  await database?.drop();
  await server?.close();
});

async function posted(): Promise<string> {
  const id = newId();
  await deployment.sql(
    `INSERT INTO monitoring.mails (id, kind, recipient_id, address, subject, text, html, headers, status, created_at)
     VALUES ($1, 'digest', $2, 'maude@exemple.test', 'Veille', 'Un signal', '<p>Un signal</p>', '{}', 'waiting', now())`,
    [id, people.maude.id],
  );
  return id;
}
const statusOf = async (id: string) => (await deployment.sql<{ status: string }>('SELECT status FROM monitoring.mails WHERE id = $1', [id]))[0]!.status;

describe('a mail whose sender is killed between sending it and hearing that it was taken', () => {
  it('is never sent a second time: it becomes unknown, for a person to see, and the next mails leave', async () => {
    server.manner = 'silent-at-end';
    const id = await posted();
    await until(async () => server.heard.length === 1, 'the mail to be heard out', WAITS_MS);
    await monitoring.kill();
    expect(await statusOf(id)).toBe('sending');
    server.manner = 'takes';
    // Some minutes pass while nobody is there.
    await deployment.sql(`UPDATE monitoring.mails SET claimed_at = claimed_at - interval '6 minutes' WHERE id = $1`, [id]);
    await monitoring.ready();
    const next = await posted();
    await until(async () => (await statusOf(next)) === 'sent', 'the next mail', WAITS_MS);
    expect(await statusOf(id)).toBe('unknown');
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([`<${next}@exemple.test>`]);
  }, WAITS_MS);
});

describe('a ranking whose process is killed while it is kept', () => {
  /** Labels of maude’s, from a file that she gives to the running service. */
  async function triaged(): Promise<string> {
    const maude = await deployment.as('maude', monitoring.origin);
    const { body: strategy } = await maude.post('/strategies', { name: 'Veille', query: 'fictamab', schedule: '0 6 * * *', recipients: [], enabled: true });
    const records = Array.from({ length: 32 }, (_, at) => `TY  - JOUR\nTI  - Le fictamab ${at} ${at % 2 === 0 ? 'chez l’enfant' : 'chez la souris'}\nDO  - 10.5555/${newId()}\nER  - \n`);
    const { body: made } = await maude.post('/publication-imports', {});
    await maude.put(`/publication-imports/${made.id}/content`, records.join('\n'), 1, { 'content-type': 'application/octet-stream' });
    const found = async () => (await maude.get(`/signals?strategyId=${strategy.id}&state=new&limit=200`)).body.items;
    await until(async () => (await found()).length === records.length, 'the signals', WAITS_MS);
    const decisionOf = ({ title }: { title: string }) => (title.includes('enfant') ? { decision: 'kept' } : { decision: 'dismissed', dismissal: 'animal-or-bench' });
    for (const { id, version, subject } of await found()) expect((await maude.put(`/signals/${id}/triage`, decisionOf(subject), version)).status).toBe(200);
    return strategy.id;
  }
  const rankings = (id: string) => deployment.sql<{ state: string; terms: number }>(`SELECT state, jsonb_array_length(learned->'terms') AS terms FROM monitoring.rankings WHERE strategy_id = $1`, [id]);
  const marks = async (id: string) => (await deployment.sql('SELECT FROM monitoring.ranking_marks WHERE strategy_id = $1', [id])).length;
  const writing = async () => (await deployment.sql(`SELECT FROM pg_stat_activity WHERE query LIKE '%INSERT INTO%rankings%' AND wait_event_type = 'Lock' AND datname = current_database()`)).length > 0;
  const gone = async () => (await deployment.sql(`SELECT FROM pg_stat_activity WHERE query LIKE '%INSERT INTO%rankings%' AND datname = current_database() AND pid <> pg_backend_pid()`)).length === 0;

  it('is not there at all, and is learned whole when the process is there again', async () => {
    const id = await withClient(database.url, async (client) => {
      await client.query('BEGIN; LOCK TABLE monitoring.rankings IN SHARE MODE');
      const strategyId = await triaged();
      await until(writing, 'the ranking to be written', WAITS_MS);
      await monitoring.kill();
      await client.query('COMMIT');
      return strategyId;
    });
    await until(gone, 'the end of what the process had begun', WAITS_MS);
    expect([await rankings(id), (await marks(id)) > 0]).toEqual([[], true]);
    await monitoring.ready();
    await until(async () => (await marks(id)) === 0, 'the ranking to be learned', WAITS_MS);
    expect(await rankings(id)).toEqual([{ state: 'on', terms: expect.any(Number) }]);
  }, WAITS_MS);
});
