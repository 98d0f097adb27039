import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { copyTemplate, Deployment, openMailServer, people, until, type MailServer, type ServiceProcess } from '@liaison/testing';

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
