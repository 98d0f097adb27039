import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, quarantineReleased } from '@liaison/contracts';
import { openWorld, people, type World } from '@liaison/testing';
import { kol } from '../src/kol.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(kol);
});
afterAll(() => world?.close());

const named = (familyName: string, over: object = {}) => ({ kind: 'hcp', givenName: 'Élise', familyName, ...over });
const sync = async (items: object[]) => (await world.as('maude').post('/stakeholders/batch', { items })).body.items as any[];

describe('a batch of people from a device that was offline', () => {
  it('makes somebody new and changes them, in order', async () => {
    const id = newId();
    const items = await sync([
      { key: 'new', method: 'POST', id, body: named('Hors-Réseau') },
      { key: 'changed', method: 'PATCH', id, ifMatch: 1, body: { profession: 'MED' } },
    ]);
    expect(items.map(({ status, etag }) => [status, etag])).toEqual([[201, '"1"'], [200, '"2"']]);
    expect((await world.as('maude').get(`/stakeholders/${id}`)).body).toMatchObject({ familyName: 'Hors-Réseau', profession: 'MED' });
  });

  it('names whose licence it is, and keeps back what depends on the one refused', async () => {
    const licence = { licences: [{ order: 'CMQ', number: '4242' }] };
    const { body: other } = await world.as('maude').post('/stakeholders', named('Première', licence));
    const id = newId();
    const items = await sync([
      { key: 'twin', method: 'POST', id, body: named('Seconde', licence) },
      { key: 'twin-edit', method: 'PATCH', id, ifMatch: 1, body: { givenName: 'Lise' } },
    ]);
    expect(items).toMatchObject([{ status: 409, body: { code: 'already-exists', existingId: other.id } }, { status: 424 }]);
  });

  it('brings the record as it is now to whoever has been overtaken', async () => {
    const { body: person } = await world.as('maude').post('/stakeholders', named('Disputée'));
    await world.as('karim').patch(`/stakeholders/${person.id}`, { profession: 'PHA' }, 1);
    const [item] = await sync([{ key: 'late', method: 'PATCH', id: person.id, ifMatch: 1, body: { givenName: 'Lise' } }]);
    expect(item).toMatchObject({ status: 412, etag: '"2"', body: { currentVersion: 2, current: { version: 2, profession: 'PHA', givenName: 'Élise' } } });
  });
});

describe('what has changed since', () => {
  it('is found with what was voided, and a medical change only by those who may know of it', async () => {
    world.clock.set('2026-03-03T15:00:00Z');
    const { body: kept } = await world.as('maude').post('/stakeholders', named('Récente'));
    const { body: gone } = await world.as('maude').post('/stakeholders', named('Retirée'));
    world.clock.set('2026-03-04T15:00:00Z');
    await world.as('maude').delete(`/stakeholders/${gone.id}`, 1);
    await world.as('maude').patch(`/stakeholders/${kept.id}`, { roles: ['KOL'] }, 1);
    const since = async (who: 'maude' | 'tom') => (await world.as(who).get('/stakeholders?updatedSince=2026-03-04T00:00:00Z')).body.items.map((one: any) => [one.id, one.voidedAt !== null]);
    expect(await since('maude')).toEqual([[kept.id, false], [gone.id, true]]);
    expect(await since('tom')).toEqual([[gone.id, true]]);
  });
});

describe('a person let out of the quarantine', () => {
  const released = (over: object, body: object = named('Quarantaine')) => {
    const facts = { quarantineId: newId(), authorId: people.maude.id, recordId: newId(), method: 'POST' as const, part: null, ifMatch: null, ...over };
    return { aggregateId: facts.quarantineId, version: 1, facts, personal: { key: newId(), body: { ...body } }, subjectIds: [facts.recordId] };
  };
  const answersOf = (quarantineId: string) => world.sql(`SELECT facts FROM messaging.events WHERE type = 'quarantine.answered.v1' AND aggregate_id = $1`, [quarantineId]);

  it('is made in the name of whoever wrote it', async () => {
    const said = released({});
    await world.hear(quarantineReleased, said);
    expect((await world.as('karim').get(`/stakeholders/${said.facts.recordId}`)).body.familyName).toBe('Quarantaine');
    expect((await world.as('agnes').get(`/audit-entries/kol?resourceId=${said.facts.recordId}`)).body.items).toMatchObject([{ actorKind: 'sync', actor: people.maude.id }]);
    expect(await answersOf(said.aggregateId)).toMatchObject([{ facts: { refusal: null } }]);
  });

  it('that cannot be made is answered with the reason, and breaks nothing', async () => {
    const said = released({}, { kind: 'hcp' });
    await world.hear(quarantineReleased, said);
    expect(await answersOf(said.aggregateId)).toMatchObject([{ facts: { refusal: 'invalid-request' } }]);
    const twice = released({ recordId: (await world.as('maude').post('/stakeholders', named('Déjà'))).body.id });
    await world.hear(quarantineReleased, twice);
    expect(await answersOf(twice.aggregateId)).toMatchObject([{ facts: { refusal: 'already-exists' } }]);
  });
});
