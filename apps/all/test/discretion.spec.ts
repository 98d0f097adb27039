import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { interactionLogged, newId } from '@liaison/contracts';
import { Metrics } from '@liaison/platform';
import { openOverheardWorld, type Reply, type World } from '@liaison/testing';
import { reactions } from '../../kol/src/reactions/index.js';
import { StakeholdersService } from '../../kol/src/stakeholders/stakeholders.service.js';
import { definitions } from '../src/services.js';

/** What stands in requests where people write, and must come to light nowhere but in the records themselves. */
const MARK = `Zq${randomBytes(6).toString('hex')}`;
const log: string[] = [];
const refusals: Reply[] = [];
let world: World;
const printed: string[] = [];

beforeAll(async () => {
  world = await openOverheardWorld(log, null, ...definitions);
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation(((chunk: unknown) => (printed.push(String(chunk)), true)) as never);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await world?.close();
});

const maude = () => world.as('maude');
const person = (over: object = {}) => ({ kind: 'hcp', givenName: MARK, familyName: `${MARK}-Roy`, contactPoints: [{ kind: 'email', value: `${MARK}@exemple.test` }], ...over });
const meeting = (over: object = {}) => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', note: `Vu ${MARK}`, attendees: [{ stakeholderId: newId() }], ...over });

/** A request that is refused, with the reason for which it is. */
async function refused(status: number, asked: Promise<Reply>): Promise<void> {
  const reply = await asked;
  expect([status, reply.text.slice(0, 400)]).toEqual([reply.status, reply.text.slice(0, 400)]);
  refusals.push(reply);
}

/** Where the mark has come to light. */
const bearing = (texts: string[]): string[] => texts.filter((text) => text.toLowerCase().includes(MARK.toLowerCase()));

describe('what people write', () => {
  it('is taken where it is right', async () => {
    expect((await maude().post('/stakeholders', person({ orcid: '0000-0002-1825-0097', licences: [{ order: 'CMQ', number: MARK }] }), { 'idempotency-key': MARK })).status).toBe(201);
    expect((await maude().post('/interactions', meeting({ place: MARK, discussions: [{ summary: MARK }], insights: [{ text: MARK }], adverseEvents: [{ verbatim: MARK }] }))).status).toBe(201);
    expect((await maude().get(`/stakeholders?q=${MARK}`)).body.items).toHaveLength(1);
    expect((await world.as('admin').post('/users', { subject: MARK, displayName: MARK, role: 'analyst' })).status).toBe(201);
  });

  it('is not repeated when it is refused', async () => {
    await refused(409, maude().post('/stakeholders', person({ licences: [{ order: 'CMQ', number: MARK }] })));
    await refused(409, maude().post('/stakeholders', person({ orcid: '0000-0002-1825-0097' })));
    await refused(422, maude().post('/stakeholders', person({ givenName: `${MARK}é` }), { 'idempotency-key': MARK }));
    await refused(400, maude().post('/stakeholders', `{"familyName": "${MARK}`));
    await refused(400, maude().post('/stakeholders', `${MARK}`));
    await refused(400, maude().post('/stakeholders', person({ kind: MARK, profession: `${MARK} é`, orcid: MARK, languages: MARK, affiliations: [{ organizationId: MARK }] })));
    await refused(400, maude().post('/interactions', meeting({ startedAt: MARK, channel: MARK, durationMinutes: MARK, timeZone: MARK, note: { text: MARK } })));
    await refused(400, maude().post('/interactions', `${'{"a":'.repeat(30)}"${MARK}"${'}'.repeat(30)}`));
    await refused(413, maude().post('/interactions', meeting({ note: MARK.repeat(100_000) })));
    await refused(415, maude().post('/interactions', MARK, { 'content-type': `text/${MARK}` }));
    await refused(400, maude().post('/interactions', meeting(), { 'idempotency-key': `${MARK} `.repeat(20) }));
    await refused(404, maude().get(`/stakeholders/${MARK}`));
    await refused(404, maude().get(`/code-lists/${MARK}`));
    await refused(404, maude().get(`/${MARK}`));
    await refused(400, maude().get(`/stakeholders?kind=${MARK}&region=é${MARK}&limit=${MARK}&cursor=${MARK}`));
    await refused(400, maude().get(`/interactions?from=${MARK}&status=${MARK}`));
    await refused(400, maude().get(`/stakeholders/%zz${MARK}`));
    await refused(400, maude().patch(`/stakeholders/${newId()}`, person(), undefined, { 'if-match': MARK }));
    await refused(404, maude().patch(`/stakeholders/${newId()}`, { givenName: MARK }, 1));
  });

  it('is not repeated when it comes as a credential, or as a name of the request', async () => {
    await refused(401, world.withToken(MARK).get('/me'));
    await refused(401, world.withToken(`eyJ.${Buffer.from(`{"sub":"${MARK}"}`).toString('base64url')}.${MARK}`).get('/me'));
    await refused(401, world.withToken(await world.issuer.token(`${MARK}-nobody`)).get('/me'));
    await refused(401, world.as(null).get('/me', { authorization: `Basic ${MARK}` }));
    await refused(401, world.as(null).get('/me', { cookie: `liaison_access=${MARK}` }));
    await refused(404, maude().get(`/topics/${newId()}`, { 'x-correlation-id': `${MARK}-${MARK}`, 'accept-language': MARK, 'user-agent': MARK }));
  });

  it('is not repeated for each item of a batch', async () => {
    const item = (body: object, key = newId()) => ({ key, method: 'POST', id: newId(), body });
    const { status, body } = await maude().post('/interactions/batch', { items: [item(meeting({ channel: MARK })), item({ note: MARK }), item(meeting({ startedAt: '2036-03-02T09:00:00Z' }))] });
    expect([status, bearing((body.items as object[]).map((one) => JSON.stringify(one)))]).toEqual([200, []]);
  });

  it('is not told by an import of what could not be read', async () => {
    const lines = [`{"resourceType":"Practitioner","id":"1","name":[{"family":"${MARK}","given":["${MARK}"]}`, `{"resourceType":"Practitioner","id":"${MARK}","name":[{"family":"${MARK}"}]}`, `{"resourceType":"${MARK}"}`];
    const { body } = await maude().post('/imports', { format: 'fhir-r4' });
    await maude().put(`/imports/${body.id}/content`, lines.join('\n'), 1, { 'content-type': 'application/x-ndjson' });
    await world.settle();
    expect((await maude().get(`/imports/${body.id}`)).body.counts).toMatchObject({ refused: 3 });
  });

  it('is not told by a database that fails over it', async () => {
    await world.sql(`ALTER TABLE interactions.interactions ADD CONSTRAINT discreet CHECK (note NOT LIKE 'refuse %')`);
    await world.sql(`ALTER TABLE kol.contact_points ADD CONSTRAINT discreet CHECK (value <> 'refuse ${MARK}')`);
    await refused(500, maude().post('/interactions', meeting({ note: `refuse ${MARK}` })));
    await refused(500, maude().post('/stakeholders', person({ contactPoints: [{ kind: 'address', value: `refuse ${MARK}` }] })));
  });

  it('is not told by a handler that fails over it', async () => {
    const create = jest.spyOn(world.service('kol').app.get(StakeholdersService), 'create').mockImplementation(() => {
      throw new TypeError(`Cannot read ${MARK}\n    at ${MARK} of\n${MARK}`, { cause: new Error(MARK) });
    });
    await refused(500, maude().post('/stakeholders', person()));
    create.mockImplementation(() => JSON.parse(`{"familyName": ${MARK}}`) as never);
    await refused(500, maude().post('/stakeholders', person()));
    create.mockImplementation(() => Promise.reject(MARK));
    await refused(500, maude().post('/stakeholders', person()));
    create.mockRestore();
  });

  it('is not told by reactions that fail over it until they are dead', async () => {
    await world.sql(`ALTER TABLE interactions.stakeholders_seen ADD CONSTRAINT discreet CHECK (family_name <> 'refuse-${MARK}')`);
    const logged = reactions.find((reaction) => reaction.type === interactionLogged)!;
    const handle = jest.spyOn(logged, 'handle').mockImplementation(() => Promise.reject(new RangeError(`${MARK} is out of\n    at ${MARK} range`)));
    await maude().post('/stakeholders', person({ familyName: `refuse-${MARK}` }));
    await maude().post('/interactions', meeting());
    for (let attempt = 0; attempt < 7; attempt++) {
      world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
      await world.settle();
    }
    handle.mockRestore();
    const { body } = await world.as('admin').get('/dead-letters');
    const errors = (body.items as { error: string }[]).map(({ error }) => error);
    expect(errors.toSorted()).toEqual([expect.stringMatching(/^RangeError at discretion\.spec\.ts:\d+$/), 'database error 23514 on discreet']);
    expect(bearing([JSON.stringify(body)])).toEqual([]);
  });
});

describe('so it stands in', () => {
  it('no answer that refuses', () => {
    expect(refusals.length).toBeGreaterThan(25);
    expect(bearing(refusals.map(({ headers, text }) => JSON.stringify([headers, text])))).toEqual([]);
  });

  it('no line of the log, of the output, or of the database server’s log', () => {
    expect(log.length).toBeGreaterThan(10);
    expect(bearing(log)).toEqual([]);
    expect(bearing(printed)).toEqual([]);
    const server = join(process.env.TEST_DATA_DIR!, 'server', 'postgres.log');
    if (existsSync(server)) expect(bearing([readFileSync(server, 'utf8')])).toEqual([]);
  });

  it('no figure, state of health, job or delivery', async () => {
    for (const { name } of definitions) expect(bearing([await world.service(name).app.get(Metrics).registry.metrics()])).toEqual([]);
    for (const path of ['/health/live', '/health/ready']) expect(bearing([(await world.as(null).get(path)).text])).toEqual([]);
    expect(bearing([(await world.as('admin').get('/jobs')).text, (await maude().get('/jobs')).text])).toEqual([]);
    for (const table of ['directory.jobs', 'messaging.deliveries', 'kol.schedule_slots'])
      expect(bearing((await world.sql<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)).map(({ row }) => row))).toEqual([]);
    for (const { name } of (await world.sql<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq'`)))
      expect(bearing((await world.sql<{ row: string }>(`SELECT t::text AS row FROM bullmq.${name} t`)).map(({ row }) => row))).toEqual([]);
  });

  it('the log only as what went wrong, by code and place', () => {
    const said = log.join('');
    expect(said).toContain('database error 23514 on discreet');
    expect(said).toMatch(/TypeError at discretion\.spec\.ts:\d+/);
  });
});
