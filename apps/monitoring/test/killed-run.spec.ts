import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyTemplate, Deployment, until, type ServiceProcess } from '@liaison/testing';
import { openRegistry, type Registry } from './registry.js';

const PAGES = 4;
const PER_PAGE = 100;
const RECORDS = 2_000;
const WAITS_MS = 60_000;

let registry: Registry;
let database: Awaited<ReturnType<typeof copyTemplate>>;
let deployment: Deployment;
let monitoring: ServiceProcess;
beforeAll(async () => {
  registry = await openRegistry({ pages: PAGES, perPage: PER_PAGE, word: 'oripanol' });
  database = await copyTemplate(process.env.TEST_SERVER_URL!);
  deployment = await Deployment.open({ databaseUrl: database.url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl: null, env: { FETCH_ALLOWED_PRIVATE: registry.host, DELIVERY_LEASE_MS: '1000' } });
  monitoring = await deployment.start('monitoring', 'all');
  await monitoring.ready();
}, WAITS_MS);
afterAll(async () => {
  await deployment?.close();
  await database?.drop();
  await registry?.close();
});

const counted = async (from: string): Promise<number> => (await deployment.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]!.n;

describe('a run whose process is killed in the middle', () => {
  it('is completed by the next start from the page that it had come to, and loses or doubles no signal', async () => {
    const karim = await deployment.as('karim', monitoring.origin);
    const strategy = { name: 'Oripanol', query: 'oripanol', schedule: '0 6 * * *', recipients: [], enabled: true };
    expect((await karim.post('/strategies', strategy)).status).toBe(201);
    const source = { kind: 'clinicaltrials', name: { fr: 'Registre', en: 'Registry' }, settings: { url: `http://${registry.host}`, perSecond: 1_000 }, schedule: '0 6 * * *', enabled: true };
    const { body: made } = await karim.post('/sources', source);
    registry.silentFrom = 2;
    const { body: run } = await karim.post('/runs', { sourceId: made.id });
    await until(() => registry.asked.includes(2), 'the third page to be asked for', WAITS_MS);
    expect(await counted('monitoring.trials')).toBe(2 * PER_PAGE);

    registry.silentFrom = null;
    const before = registry.asked.length;
    await monitoring.kill();
    await monitoring.ready();
    const state = async () => (await karim.get(`/runs/${run.id}`)).body;
    await until(async () => (await state()).status === 'completed', 'the end of the run', WAITS_MS);

    expect(registry.asked.slice(before)).toEqual([2, 3]);
    expect((await state()).counts).toMatchObject({ hits: PAGES * PER_PAGE, read: PAGES * PER_PAGE, fresh: PAGES * PER_PAGE, signals: PAGES * PER_PAGE });
    for (const from of ['monitoring.trials', 'monitoring.signals', `messaging.events WHERE type = 'signal.raised.v1'`]) expect([from, await counted(from)]).toEqual([from, PAGES * PER_PAGE]);

    // The same again says nothing new.
    const { body: again } = await karim.post('/runs', { sourceId: made.id });
    await until(async () => (await karim.get(`/runs/${again.id}`)).body.status === 'completed', 'the end of the second run', WAITS_MS);
    expect((await karim.get(`/runs/${again.id}`)).body).toMatchObject({ counts: { unchanged: PAGES * PER_PAGE, signals: 0 }, excluded: [{ reason: 'known', count: PAGES * PER_PAGE }] });
    expect(await counted('monitoring.signals')).toBe(PAGES * PER_PAGE);
  }, 2 * WAITS_MS);

  it('is completed where it reads a file too, from the record that it had come to', async () => {
    const karim = await deployment.as('karim', monitoring.origin);
    const records = Array.from({ length: RECORDS }, (_, at) => `PMID- ${91_000_000 + at}\nTI  - Essai ${at} de la filbutine\nFAU - Fictive, Anne\nDP  - 2026\n\n`);
    const { body: made } = await karim.post('/publication-imports', { fileName: 'filbutine.nbib' });
    await karim.put(`/publication-imports/${made.id}/content`, records.join(''), 1, { 'content-type': 'application/octet-stream' });
    const state = async () => (await karim.get(`/publication-imports/${made.id}`)).body;
    await until(async () => (await counted('monitoring.imported_works')) > 0, 'the first records to be kept', WAITS_MS);
    await monitoring.kill();
    const before = await counted('monitoring.imported_works');
    expect([before % 200, before < RECORDS]).toEqual([0, true]);
    await monitoring.ready();
    await until(async () => (await state()).status === 'completed', 'the end of the import', WAITS_MS);
    expect((await state()).counts).toMatchObject({ read: RECORDS, fresh: RECORDS, updated: 0, unchanged: 0, refused: 0 });
    for (const from of ['monitoring.imported_works', `monitoring.publication_records WHERE origin = 'file:nbib'`]) expect([from, await counted(from)]).toEqual([from, RECORDS]);
  }, 2 * WAITS_MS);
});
