import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, people, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(interactions);
});
afterAll(() => world?.close());

describe('an adverse event', () => {
  it.each(['maude', 'sylvie', 'nadia', 'tom', 'solene'] as const)('is taken from %s, whatever is missing', async (who) => {
    const reply = await world.as(who).post('/adverse-events', { verbatim: 'On m’a parlé d’un malaise.' });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ reporterId: people[who].id, missingElements: ['patient', 'reporter', 'product'], status: 'reported' });
  });

  it('is not seen by sales afterwards, not even the one that they reported', async () => {
    const { body } = await world.as('tom').post('/adverse-events', { verbatim: 'Un vertige.' });
    expect((await world.as('tom').get(`/adverse-events/${body.id}`)).status).toBe(404);
    expect((await world.as('tom').get('/adverse-events')).body.items).toEqual([]);
    expect((await world.as('solene').get(`/adverse-events/${body.id}`)).body.verbatim).toBe('Un vertige.');
  });

  it('has a verbatim that nothing can change: no route, no service, not even the database’s owner', async () => {
    const { body } = await world.as('maude').post('/adverse-events', { verbatim: 'Mot pour mot.' });
    expect((await world.as('maude').patch(`/adverse-events/${body.id}`, { verbatim: 'Autre' }, 1)).status).toBe(400);
    await expect(world.sql(`UPDATE interactions.adverse_events SET verbatim = 'Autre' WHERE id = $1`, [body.id])).rejects.toThrow('stays as it was reported');
    await expect(world.sql('DELETE FROM interactions.adverse_events WHERE id = $1', [body.id])).rejects.toThrow('stays as it was reported');
  });

  it('is completed by what is learned later, and goes its way step by step', async () => {
    const { body } = await world.as('maude').post('/adverse-events', { verbatim: 'Une chute.' });
    const path = `/adverse-events/${body.id}`;
    const completed = await world.as('maude').patch(path, { patientAge: 71, productAsTold: 'un comprimé rose' }, 1);
    expect(completed.body.missingElements).toEqual(['reporter']);
    expect((await world.as('solene').put(`${path}/acknowledgement`, {}, 2)).status).toBe(409);
    expect((await world.as('maude').put(`${path}/forwarding`, {}, 2)).status).toBe(403);
    expect((await world.as('solene').put(`${path}/forwarding`, { caseNumber: 'PV-1' }, 2)).body).toMatchObject({ status: 'forwarded', caseNumber: 'PV-1' });
    expect((await world.as('solene').put(`${path}/acknowledgement`, {}, 3)).body.status).toBe('acknowledged');
    expect((await world.as('solene').put(`${path}/closure`, {}, 4)).body.status).toBe('closed');
  });

  it('is listed by the next deadline, and as overdue once its 24 hours are over', async () => {
    const { body } = await world.as('maude').post('/adverse-events', { verbatim: 'Ancien.', awareAt: '2026-02-20T12:00:00Z' });
    const overdue = await world.as('solene').get('/adverse-events?overdue=true');
    expect(overdue.body.items.map((one: { id: string }) => one.id)).toEqual([body.id]);
    const seen = await world.sql(`SELECT 1 FROM interactions.access_log WHERE actor = $1`, [people.solene.id]);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('cannot have been heard in the future', async () => {
    expect((await world.as('maude').post('/adverse-events', { verbatim: 'x', awareAt: '2026-03-03T12:00:00Z' })).status).toBe(422);
  });
});
