import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, stakeholderCreated, stakeholderPlaced } from '@liaison/contracts';
import { openWorld, people, territories, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';

let world: World;
const drTremblay = newId();
const drCote = newId();

beforeAll(async () => {
  world = await openWorld(interactions);
  await meet(drTremblay, 'Élise', 'Tremblay-Côté', territories.montreal.id);
  await meet(drCote, 'Jérôme', 'St-Onge', territories.montreal.id);
});
afterAll(() => world?.close());

async function meet(id: string, givenName: string, familyName: string, territoryId: string) {
  const facts = { stakeholderId: id, kind: 'hcp' as const, profession: 'MED', specialties: [], languages: ['fr'], regions: ['06'], organizationIds: [], topicIds: [], voided: false };
  await world.hear(stakeholderCreated, { aggregateId: id, version: 1, facts, personal: { givenName, familyName }, subjectIds: [id] });
  await world.hear(stakeholderPlaced, { aggregateId: id, version: 1, facts: { stakeholderId: id, territoryIds: [territoryId] }, personal: null, subjectIds: [] });
}

function meeting() {
  const [a, b] = [newId(), newId()];
  return {
    channel: 'in_person',
    startedAt: '2026-03-02T09:00:00-05:00',
    attendees: [
      { id: a, stakeholderId: drTremblay },
      { id: b, stakeholderId: drCote },
    ],
    discussions: [{ attendeeId: a, summary: 'Données de suivi à long terme', stance: 'favourable' }],
    insights: [{ attendeeId: b, text: 'Les délais d’accès inquiètent.' }],
    commitments: [{ attendeeId: a, text: 'Envoyer l’étude', dueOn: '2026-03-10' }],
    adverseEvents: [{ attendeeId: a, verbatim: 'Une patiente a eu une éruption.', awareAt: '2026-03-02T09:20:00-05:00' }],
  };
}

describe('logging a meeting', () => {
  it('keeps everything that one POST says, and answers with both deadlines of the adverse event', async () => {
    const reply = await world.as('maude').post('/interactions', meeting());
    expect(reply.status).toBe(201);
    expect(reply.headers.etag).toBe('"1"');
    expect(reply.headers.location).toBe(`/api/v1/interactions/${reply.body.id}`);
    expect(reply.body.attendees.map((one: { nameFr: string }) => one.nameFr)).toEqual(['Élise Tremblay-Côté', 'Jérôme St-Onge']);
    expect(reply.body.adverseEvents[0]).toMatchObject({
      internalDueAt: '2026-03-03T14:20:00.000Z',
      regulatoryDueAt: '2026-03-18T03:59:59.000Z',
      missingElements: ['patient', 'product'],
    });
    const again = await world.as('maude').get(`/interactions/${reply.body.id}`);
    expect(again.body).toEqual(reply.body);
  });

  it('answers a replay with the same key by the same words, and writes nothing twice', async () => {
    const body = meeting();
    const first = await world.as('maude').post('/interactions', body, { 'idempotency-key': 'visit-1' });
    const second = await world.as('maude').post('/interactions', body, { 'idempotency-key': 'visit-1' });
    expect(second.status).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.text).toBe(first.text);
    const other = await world.as('maude').post('/interactions', { ...body, note: 'autre' }, { 'idempotency-key': 'visit-1' });
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('is hidden from sales and from another territory, as if it were not there', async () => {
    const { body } = await world.as('maude').post('/interactions', meeting());
    for (const who of ['tom', 'etienne'] as const) {
      const reply = await world.as(who).get(`/interactions/${body.id}`);
      const unknown = await world.as(who).get(`/interactions/${newId()}`);
      expect(reply.status).toBe(404);
      const { correlationId: _a, ...shown } = reply.body;
      const { correlationId: _b, ...expected } = unknown.body;
      expect(shown).toEqual(expected);
      expect((await world.as(who).get('/interactions')).body).toEqual({ items: [], nextCursor: null });
    }
    expect((await world.as('karim').get(`/interactions/${body.id}`)).status).toBe(200);
    expect((await world.as('tom').post('/interactions', meeting())).status).toBe(403);
  });

  it('accepts somebody who has not arrived yet, and says so until they do', async () => {
    const later = newId();
    const { body } = await world.as('maude').post('/interactions', { ...meeting(), attendees: [{ stakeholderId: later }], discussions: [], insights: [], commitments: [], adverseEvents: [] });
    expect(body.attendees[0]).toMatchObject({ stakeholderId: later, unresolved: true });
    await meet(later, 'Nguyễn', 'Thị', territories.montreal.id);
    const again = await world.as('maude').get(`/interactions/${body.id}`);
    expect(again.body.attendees[0]).toMatchObject({ unresolved: false, nameFr: 'Nguyễn Thị' });
  });

  it('refuses what cannot be, names each field, and changes nothing', async () => {
    const [{ count }] = (await world.sql('SELECT count(*)::int FROM interactions.interactions')) as [{ count: number }];
    const wrong = { ...meeting(), channel: 'pigeon', startedAt: '2026-02-30T10:00:00Z', note: 'a\u0000b', surprise: 1, attendees: [{ stakeholderId: 'x' }] };
    const reply = await world.as('maude').post('/interactions', wrong, { 'accept-language': 'en' });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    expect(reply.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(['attendees[0].stakeholderId', 'channel', 'note', 'startedAt', 'surprise']);
    const ahead = await world.as('maude').post('/interactions', { ...meeting(), startedAt: '2026-03-05T10:00:00Z' });
    expect(ahead.body.errors[0]).toMatchObject({ field: 'startedAt', code: 'in-the-future' });
    expect(await world.sql('SELECT count(*)::int FROM interactions.interactions')).toEqual([{ count }]);
  });

  it('audits who did what, with personal words sealed', async () => {
    const { body } = await world.as('maude').post('/interactions', meeting());
    const { body: page } = await world.as('agnes').get(`/audit-entries/interactions?resourceId=${body.id}`);
    expect(page.items).toHaveLength(1);
    expect(page.items[0]).toMatchObject({ actor: people.maude.id, action: 'interactions:write', resource: 'interaction' });
    expect(JSON.stringify(page.items[0].after)).toContain('Les délais d’accès inquiètent.');
    const [stored] = await world.sql('SELECT before, after, sealed FROM interactions.audit_entries WHERE resource_id = $1', [body.id]);
    expect(JSON.stringify(stored)).not.toContain('inquiètent');
    expect((await world.as('maude').get('/audit-entries/interactions')).status).toBe(403);
  });
});
