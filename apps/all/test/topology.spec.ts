import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type ServiceName } from '@liaison/contracts';
import { copyTemplate, Deployment, freePort, hasRedis, people, startRedis, until, type Client, type TestRedis, type Who } from '@liaison/testing';
import { proxyRules } from '../src/proxy.js';
import { definitions } from '../src/services.js';
import { hasNginx, startNginx } from './nginx.js';

/** What docker-compose.yml puts into containers, as processes of this machine; two services are split into their halves. */
const SPLIT: readonly ServiceName[] = ['kol', 'interactions'];

const installed = hasNginx() && hasRedis();
const whereInstalled = installed ? describe : describe.skip;
if (!installed) process.stderr.write('There is no nginx or no redis-server here: the test of the deployed topology is left out.\n');

let redis: TestRedis;
let database: Awaited<ReturnType<typeof copyTemplate>>;
let deployment: Deployment;
let nginx: Awaited<ReturnType<typeof startNginx>>;
let origin: string;
let client: (who: Who) => Promise<Client>;

beforeAll(async () => {
  if (!installed) return;
  redis = await startRedis();
  const { TEST_SERVER_URL, TEST_DATA_DIR } = process.env;
  database = await copyTemplate(TEST_SERVER_URL!);
  deployment = await Deployment.open({ databaseUrl: database.url, secretsDir: TEST_DATA_DIR!, redisUrl: redis.url });
  const ports = new Map<string, number>();
  const processes = [];
  for (const { name } of definitions) {
    const split = SPLIT.includes(name);
    const front = await deployment.start(name, split ? 'http' : 'all');
    ports.set(name, front.port);
    processes.push(front);
    if (split) processes.push(await deployment.start(name, 'jobs'));
  }
  await Promise.all(processes.map((one) => one.ready()));
  const port = await freePort();
  const server = (name: string) => `127.0.0.1:${ports.get(name)}`;
  nginx = await startNginx(proxyRules(definitions, { server, port, files: join(process.cwd(), 'dist', 'public') }), port);
  origin = `http://127.0.0.1:${port}`;
  client = (who) => deployment.as(who, origin);
}, 90_000);

afterAll(async () => {
  await nginx?.stop();
  await deployment?.close();
  await database?.drop();
  await redis?.stop();
});

async function somebodyInMontreal(): Promise<string> {
  const karim = await client('karim');
  const hospital = await karim.post('/organizations', { kind: 'institution', name: { fr: 'Hôpital Sainte-Odile', en: 'Sainte-Odile Hospital' }, region: '06', city: 'Montréal' });
  const maude = await client('maude');
  const person = await maude.post('/stakeholders', { kind: 'hcp', givenName: 'Élise', familyName: 'Tremblay-Côté', affiliations: [{ organizationId: hospital.body.id, role: 'Chef de service', from: '2020-01-01' }] });
  expect(person.status).toBe(201);
  return person.body.id as string;
}

const meeting = (stakeholderId: string, more: object = {}) => ({ channel: 'in_person', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId }], ...more });

whereInstalled('the suite as it is deployed, behind its proxy', () => {
  it('carries a meeting from one service to the other within two seconds, past sales', async () => {
    const id = await somebodyInMontreal();
    const [maude, tom] = [await client('maude'), await client('tom')];
    const logged = await maude.post('/interactions', meeting(id));
    expect(logged.status).toBe(201);
    await until(async () => (await maude.get(`/stakeholders/${id}/engagement`)).body.interactionCount === 1, 'the engagement', 2_000);
    expect((await tom.get(`/stakeholders/${id}`)).status).toBe(200);
    expect((await tom.get(`/stakeholders/${id}/engagement`)).status).toBe(404);
    expect((await tom.get(`/interactions/${logged.body.id}`)).status).toBe(404);
  });

  it('serves the built files: the web app, the OpenAPI document, human documentation', async () => {
    const openapi = await fetch(`${origin}/api/openapi.json`);
    expect(openapi.status).toBe(200);
    expect(((await openapi.json()) as { openapi: string }).openapi).toMatch(/^3\.1/);
    for (const path of ['/', '/api/docs', '/api/docs/']) {
      const page = await fetch(`${origin}${path}`);
      expect([path, page.status, page.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  it('gives the app to whoever asks for one of its addresses as a page, each time with another nonce', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/stakeholders', '/interactions/new']) {
      const page = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });
      const nonce = /style-src 'self' 'nonce-(\w{32})'/.exec(page.headers.get('content-security-policy')!)![1]!;
      expect(await page.text()).toContain(`<meta name="csp-nonce" content="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
    for (const path of ['/assets/gone.js', '/api/nothing', '/oidc/nothing']) expect([path, (await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })).status]).toEqual([path, 404]);
    const entry = /src="(\/assets\/[^"]+\.js)"/.exec(await (await fetch(origin, { headers: { accept: 'text/html' } })).text())![1]!;
    const script = await fetch(`${origin}${entry}`);
    expect([script.status, script.headers.get('content-encoding'), script.headers.get('cache-control')]).toEqual([200, 'gzip', 'max-age=31536000']);
  });

  it('lets browsers sign in and out at the directory', async () => {
    const renewal = await fetch(`${origin}/auth/renewal`, { method: 'POST' });
    expect([renewal.status, ((await renewal.json()) as { code: string }).code]).toEqual([401, 'unauthenticated']);
  });

  it('shows nothing of how the services fare but whether they do', async () => {
    for (const path of ['/metrics', '/kol/metrics', '/api/v1/metrics']) expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 404]);
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
    for (const path of ['', ...definitions.map(({ name }) => `/${name}`)])
      expect(await (await fetch(`${origin}/health/ready${path}`)).json()).toEqual({ status: 'up', checks: { database: 'up', queue: 'up' } });
  });

  it('answers an unknown address of the API with a problem document', async () => {
    const reply = await (await client('maude')).get('/nothing-of-ours');
    expect(reply.status).toBe(404);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    expect(reply.body.code).toBe('not-found');
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
  });

  it('refuses too large a body with a problem document', async () => {
    const reply = await (await client('maude')).post('/interactions', { ...meeting(newId()), note: 'x'.repeat(2_000_000) });
    expect(reply.status).toBe(413);
    expect(reply.body.code).toBe('too-large');
  });

  it('passes on each event of the stream as it happens', async () => {
    const { solene } = people;
    await deployment.sql(
      `INSERT INTO directory.users (id, display_name, role, duties, kind, active, locale, time_zone, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'person', true, 'fr', 'America/Toronto', now(), now())`,
      [solene.id, solene.displayName, solene.role, solene.duties],
    );
    const closing = new AbortController();
    const stream = await fetch(`${origin}/api/v1/stream`, { headers: { authorization: `Bearer ${await deployment.issuer.token('solene')}` }, signal: closing.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    const listening = (async () => {
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    await until(() => heard.includes('id:'), 'the beginning of the stream', 1_000);
    const adverseEvents = [{ verbatim: 'Une patiente a eu une éruption.', awareAt: '2026-03-02T09:20:00-05:00' }];
    const logged = await (await client('maude')).post('/interactions', meeting(newId(), { adverseEvents }));
    await until(() => heard.includes(logged.body.adverseEvents[0].id), 'the notice to safety', 3_000);
    closing.abort();
    await listening;
  });

  it('says that a service is unavailable, and when to come back, while it is away', async () => {
    const port = await freePort();
    const nobody = await freePort();
    const alone = await startNginx(proxyRules(definitions, { server: () => `127.0.0.1:${nobody}`, port }), port);
    try {
      const reply = await (await deployment.as('maude', `http://127.0.0.1:${port}`)).get('/stakeholders');
      expect(reply.status).toBe(503);
      expect(reply.headers['retry-after']).toBe('5');
      expect(reply.body.code).toBe('unavailable');
    } finally {
      await alone.stop();
    }
  });

  it('goes on without Redis: what no hint wakes, the sweeper finds', async () => {
    await redis.stop();
    const id = await somebodyInMontreal();
    const maude = await client('maude');
    expect((await maude.post('/interactions', meeting(id))).status).toBe(201);
    await until(async () => (await maude.get(`/stakeholders/${id}/engagement`)).body.interactionCount === 1, 'the engagement', 15_000);
    const ready = await fetch(`${origin}/health/ready/kol`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'up', checks: { database: 'up', queue: 'down' } }]);
    redis = await startRedis();
  });
});
