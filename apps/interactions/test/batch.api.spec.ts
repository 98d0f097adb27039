import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';
import { meet, visit } from './story.js';

let world: World;
let person: string;
beforeAll(async () => {
  world = await openWorld(interactions);
  person = await meet(world, 'Maëlle', 'Bélanger');
});
afterAll(() => world?.close());

const sync = (items: object[]) => world.as('maude').post('/interactions/batch', { items });

describe('a batch from a device that was offline', () => {
  it('does each item in its own unit of work, in order, with one status each', async () => {
    const [a, b] = [newId(), newId()];
    const { status, body } = await sync([
      { key: 'a', method: 'POST', id: a, body: visit(person, { status: 'planned', startedAt: '2026-03-02T14:00:00Z' }) },
      { key: 'a-done', method: 'PUT', part: 'completion', id: a, ifMatch: 1, body: {} },
      { key: 'b', method: 'POST', id: b, body: { ...visit(person), channel: 'pigeon' } },
      { key: 'b-edit', method: 'PATCH', id: b, ifMatch: 1, body: { note: 'x' } },
      { key: 'c', method: 'POST', id: newId(), dependsOn: [{ key: 'b' }], body: visit(person) },
    ]);
    expect(status).toBe(200);
    expect(body.items.map((item: { key: string; status: number }) => [item.key, item.status])).toEqual([['a', 201], ['a-done', 200], ['b', 400], ['b-edit', 424], ['c', 424]]);
    expect(body.items[2].body.errors[0]).toMatchObject({ field: 'channel' });
    expect(body.items[3].body.code).toBe('dependency-failed');
    expect((await world.as('maude').get(`/interactions/${a}`)).body).toMatchObject({ status: 'completed', version: 2 });
  });

  it('sent twice, because the answer was lost, does nothing twice', async () => {
    const items = [
      { key: 'once', method: 'POST', id: newId(), body: visit(person, { insights: [{ text: 'Une seule fois' }] }) },
    ];
    const first = await sync(items);
    const second = await sync(items);
    expect(second.body).toEqual(first.body);
    expect(await world.sql(`SELECT count(*)::int AS n FROM interactions.insights WHERE text = 'Une seule fois'`)).toEqual([{ n: 1 }]);
  });

  it('brings the record as it is now to whoever has been overtaken', async () => {
    const id = newId();
    await sync([{ key: 'first', method: 'POST', id, body: visit(person) }, { key: 'elsewhere', method: 'PATCH', id, ifMatch: 1, body: { place: 'Clinique' } }]);
    const { body } = await sync([{ key: 'late', method: 'PATCH', id, ifMatch: 1, body: { note: 'x' } }, { key: 'later', method: 'DELETE', id, ifMatch: 2 }]);
    expect(body.items).toMatchObject([{ status: 412, etag: '"2"', body: { code: 'stale-version', currentVersion: 2, current: { id, version: 2, place: 'Clinique', note: null } } }, { status: 424 }]);
  });

  it('asks the policy of each verb: whoever may report an adverse event may not for that reason complete one', async () => {
    const id = newId();
    const items = [
      { key: 'heard', method: 'POST', id, body: { verbatim: 'Une éruption.' } },
      { key: 'learned', method: 'PATCH', id, ifMatch: 1, body: { patientAge: 61 } },
    ];
    const statuses = async (who: 'tom' | 'sylvie') => (await world.as(who).post('/adverse-events/batch', { items })).body.items.map((item: { status: number }) => item.status);
    expect(await statuses('tom')).toEqual([201, 403]);
    items.forEach((item) => (item.id = newId()));
    items[1]!.id = items[0]!.id;
    expect(await statuses('sylvie')).toEqual([201, 200]);
  });

  it('fulfils commitments and opens them again', async () => {
    const { body: made } = await world.as('maude').post('/interactions', visit(person, { commitments: [{ text: 'Envoyer l’étude' }] }));
    const id = made.commitments[0].id;
    const items = [
      { key: 'kept', method: 'PUT', part: 'fulfilment', id, ifMatch: 1 },
      { key: 'open', method: 'DELETE', part: 'fulfilment', id, ifMatch: 2 },
    ];
    const { body } = await world.as('maude').post('/commitments/batch', { items });
    expect(body.items.map((item: any) => [item.status, item.body.fulfilledAt === null])).toEqual([[200, false], [200, true]]);
  });

  it('of more than 200 items is refused whole', async () => {
    const items = Array.from({ length: 201 }, (_, i) => ({ key: `k${i}`, method: 'POST', id: newId(), body: visit(person) }));
    expect((await sync(items)).status).toBe(400);
  });
});
