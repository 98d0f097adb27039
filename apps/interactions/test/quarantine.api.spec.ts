import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, userChanged } from '@liaison/contracts';
import { openWorld, people, sealed, type Client, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';
import { meet, visit } from './story.js';

let world: World;
let key: any;
let person: string;
beforeAll(async () => {
  world = await openWorld(interactions);
  person = await meet(world, 'Maëlle', 'Bélanger');
  key = (await world.as('maude').get('/quarantine/key')).body;
});
afterAll(() => world?.close());
beforeEach(() => world.sql('TRUNCATE interactions.held_writes, interactions.held_reports'));

const logging = (over: object = {}) => ({ key: newId(), resource: 'interactions', method: 'POST', id: newId(), writtenAt: '2026-03-02T14:30:00Z', body: visit(person, over) });

/** Sends what a device had left, as one parcel; answers its id. */
async function leave(write: unknown, by: Client = world.as('maude'), id = newId()): Promise<string> {
  const reply = await by.post('/quarantine', { parcels: [{ id, sealed: typeof write === 'string' ? write : await sealed(key, write) }] });
  expect([reply.status, reply.body]).toEqual([201, { items: [{ id }] }]);
  return id;
}

const waiting = async (who: 'karim' | 'solene') => (await world.as(who).get('/quarantine')).body.items as any[];
const release = (who: 'karim' | 'solene', id: string, body: object = {}) => world.as(who).put(`/quarantine/${id}/release`, body, 1);

describe('a device whose user has lost access', () => {
  it('may still leave what it had not sent: the account is closed and the token has expired', async () => {
    const facts = { userId: people.etienne.id, role: people.etienne.role, duties: [], active: false };
    await world.hear(userChanged, { aggregateId: people.etienne.id, version: 2, facts, personal: { subject: 'etienne', displayName: 'Etienne' }, subjectIds: [people.etienne.id] });
    const late = world.withToken(await world.issuer.token('etienne', { expiresIn: '1s' }));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const id = await leave(logging(), late);
    expect((await late.get('/interactions')).status).toBe(401);
    expect((await late.get('/quarantine/key')).status).toBe(401);
    expect(await waiting('karim')).toMatchObject([{ id, authorId: people.etienne.id, authorName: 'Etienne', resource: 'interactions', method: 'POST', legible: true }]);
  });

  it('is nobody with a token that was never given here', async () => {
    const parcels = [{ id: newId(), sealed: await sealed(key, logging()) }];
    expect((await world.withToken(await world.issuer.token('maude', { issuer: 'https://elsewhere.test' })).post('/quarantine', { parcels })).status).toBe(401);
    expect((await world.withToken(await world.issuer.token('personne')).post('/quarantine', { parcels })).body.code).toBe('unknown-user');
  });

  it('sends a parcel again without its being held twice', async () => {
    const write = await sealed(key, logging());
    const id = await leave(write);
    await leave(write, world.as('maude'), id);
    expect(await waiting('karim')).toHaveLength(1);
  });

  it('may not fill the disk', async () => {
    const parcels = Array.from({ length: 200 }, () => ({ id: newId(), sealed: 'a..b.c.d' }));
    for (let i = 0; i < 10; i++) expect((await world.as('maude').post('/quarantine', { parcels: parcels.map((one) => ({ ...one, id: newId() })) })).status).toBe(i < 5 ? 201 : 429);
    expect((await world.as('karim').post('/quarantine', { parcels })).status).toBe(201);
  });

  it('learns nothing of what is held, whoever it belongs to', async () => {
    await leave(logging());
    for (const who of ['maude', 'tom', 'ines', 'agnes'] as const) expect((await world.as(who).get('/quarantine')).status).toBe(403);
  });
});

describe('the manager', () => {
  it('opens a meeting and lets it through in its author’s name; the audit names both', async () => {
    const write = logging({ note: 'Écrit sans réseau' });
    const id = await leave(write);
    expect((await world.as('karim').get(`/quarantine/${id}`)).body).toMatchObject({ status: 'waiting', recordId: write.id, body: { note: 'Écrit sans réseau' } });
    expect((await release('karim', id, { reason: 'départ en règle' })).body).toMatchObject({ status: 'released', decidedBy: people.karim.id, reason: 'départ en règle' });
    expect((await world.as('maude').get(`/interactions/${write.id}`)).body).toMatchObject({ authorId: people.maude.id, note: 'Écrit sans réseau' });
    const { items } = (await world.as('agnes').get(`/audit-entries/interactions?resourceId=${write.id}`)).body;
    expect(items).toMatchObject([{ actorKind: 'sync', actor: people.maude.id }]);
    const decided = (await world.as('agnes').get(`/audit-entries/interactions?resourceId=${id}`)).body.items;
    expect(decided).toMatchObject([{ actor: people.karim.id, action: 'quarantine:decide', after: { status: 'released', authorId: people.maude.id } }, { actor: people.maude.id, action: 'quarantine:send' }]);
  });

  it('rejects one with a reason, and then it stays rejected', async () => {
    const id = await leave(logging());
    expect((await world.as('karim').put(`/quarantine/${id}/rejection`, {}, 1)).status).toBe(400);
    expect((await world.as('karim').put(`/quarantine/${id}/rejection`, { reason: 'consigné sur papier' }, 1)).body.status).toBe('rejected');
    expect((await world.as('karim').put(`/quarantine/${id}/release`, {}, 2)).status).toBe(409);
    expect(await waiting('karim')).toEqual([]);
    expect((await world.as('karim').get('/quarantine?status=rejected')).body.items).toMatchObject([{ id, reason: 'consigné sur papier' }]);
  });

  it('is told why something cannot be done; it goes on waiting', async () => {
    const id = await leave(logging({ channel: 'pigeon' }));
    const reply = await release('karim', id);
    expect([reply.status, reply.body]).toMatchObject([409, { refusal: 'invalid-request', errors: [{ field: 'channel' }] }]);
    expect(await waiting('karim')).toMatchObject([{ id, status: 'waiting', version: 1 }]);
  });

  it('does an edit over what has changed since, once they say over which version', async () => {
    const made = (await world.as('maude').post('/interactions', visit(person))).body;
    await world.as('maude').patch(`/interactions/${made.id}`, { place: 'ailleurs' }, 1);
    const id = await leave({ key: newId(), resource: 'interactions', method: 'PATCH', id: made.id, ifMatch: 1, body: { note: 'tard' } });
    expect((await release('karim', id)).body).toMatchObject({ refusal: 'stale-version', currentVersion: 2 });
    expect((await release('karim', id, { ifMatch: 2 })).status).toBe(200);
    expect((await world.as('maude').get(`/interactions/${made.id}`)).body).toMatchObject({ note: 'tard', place: 'ailleurs', version: 3 });
  });

  it('does not do again what the device had sent before without hearing the answer', async () => {
    const write = logging({ insights: [{ text: 'Entendu une fois' }] });
    const { resource: _resource, writtenAt: _at, ...item } = write;
    await world.as('maude').post('/interactions/batch', { items: [item] });
    const id = await leave(write);
    expect((await release('karim', id)).body.status).toBe('released');
    expect(await world.sql(`SELECT count(*)::int AS n FROM interactions.insights WHERE text = 'Entendu une fois'`)).toEqual([{ n: 1 }]);
  });

  it('lets nobody change through them what belongs to somebody else', async () => {
    const made = (await world.as('karim').post('/interactions', visit(person))).body;
    const id = await leave({ key: newId(), resource: 'interactions', method: 'PATCH', id: made.id, ifMatch: 1, body: { note: 'pas le mien' } });
    expect((await release('karim', id)).body).toMatchObject({ code: 'conflict', refusal: 'not-found' });
  });
});

describe('an adverse event on a lost device', () => {
  it('is safety’s at once, apart from the meeting in which it was heard, with both clocks from that moment', async () => {
    const attendee = newId();
    const write = logging({ attendees: [{ id: attendee, stakeholderId: person }], adverseEvents: [{ attendeeId: attendee, verbatim: 'Une éruption.' }] });
    const id = await leave(write);
    const [report] = await waiting('solene');
    expect(report).toMatchObject({ resource: 'adverse-events', legible: true, authorId: people.maude.id });
    expect((await world.as('karim').get(`/quarantine/${report.id}`)).status).toBe(404);
    expect((await world.as('solene').get(`/quarantine/${id}`)).status).toBe(404);
    expect(JSON.stringify((await world.as('karim').get(`/quarantine/${id}`)).body)).not.toContain('éruption');
    expect((await release('solene', report.id)).body.status).toBe('released');
    const event = (await world.as('solene').get(`/adverse-events/${report.recordId}`)).body;
    expect(event).toMatchObject({ verbatim: 'Une éruption.', interactionId: write.id, stakeholderId: person, reporterId: people.maude.id, awareAt: '2026-03-02T14:00:00.000Z' });
  });

  it('is not lost with a meeting that the manager rejects', async () => {
    const id = await leave(logging({ adverseEvents: [{ verbatim: 'Un malaise.' }] }));
    await world.as('karim').put(`/quarantine/${id}/rejection`, { reason: 'doublon' }, 1);
    expect(await waiting('solene')).toHaveLength(1);
  });

  it('that nobody can open is shown to both, and can only be rejected', async () => {
    const id = await leave('a..b.c.d');
    for (const who of ['karim', 'solene'] as const) {
      expect(await waiting(who)).toMatchObject([{ id, legible: false, resource: null }]);
      expect((await world.as(who).get(`/quarantine/${id}`)).body.body).toBeNull();
      expect((await release(who, id)).status).toBe(409);
      expect((await world.as(who).put(`/quarantine/${id}/rejection`, { reason: 'illisible' }, 1)).status).toBe(200);
    }
  });
});
