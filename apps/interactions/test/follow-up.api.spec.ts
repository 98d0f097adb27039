import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, stakeholderCreated } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';
import { meet, visit } from './story.js';

let world: World;
let person: string;
beforeAll(async () => {
  world = await openWorld(interactions);
  person = await meet(world, 'Rémi', 'Désilets');
});
afterAll(() => world?.close());

describe('a commitment', () => {
  it('is overdue after its day in Toronto, and fulfilled until it is reopened', async () => {
    const made = (await world.as('maude').post('/interactions', visit(person, { commitments: [{ text: 'Envoyer l’article', dueOn: '2026-03-01' }] }))).body;
    const id = made.commitments[0].id;
    const overdue = async () => (await world.as('maude').get('/commitments?state=overdue')).body.items.map((one: { id: string }) => one.id);
    expect(await overdue()).toEqual([id]);
    expect((await world.as('maude').put(`/commitments/${id}/fulfilment`, {}, 1)).body).toMatchObject({ overdue: false, version: 2 });
    expect(await overdue()).toEqual([]);
    expect((await world.as('maude').delete(`/commitments/${id}/fulfilment`, 2)).body.fulfilledAt).toBeNull();
    expect((await world.as('tom').get('/commitments')).body.items).toEqual([]);
  });
});

describe('an insight', () => {
  it('is listed with whom it came from, for those who may see the meeting', async () => {
    await world.as('maude').post('/interactions', visit(person, { insights: [{ text: 'Manque de données en français.' }] }));
    expect((await world.as('karim').get('/insights')).body.items[0]).toMatchObject({ text: 'Manque de données en français.' });
    expect((await world.as('etienne').get('/insights')).body.items).toEqual([]);
    expect((await world.as('tom').get('/insights')).body.items).toEqual([]);
  });
});

describe('a listening priority', () => {
  it('is set by the manager in both languages and read by the field', async () => {
    const input = { text: { fr: 'Quels obstacles?', en: 'Which obstacles?' }, validFrom: '2026-01-01' };
    expect((await world.as('maude').post('/listening-priorities', input)).status).toBe(403);
    const made = await world.as('karim').post('/listening-priorities', input);
    expect(made.status).toBe(201);
    expect((await world.as('karim').put(`/listening-priorities/${made.body.id}`, { ...input, validTo: '2025-12-31' }, 1)).status).toBe(422);
    expect((await world.as('maude').get('/listening-priorities?current=true')).body.items).toHaveLength(1);
    await world.as('karim').delete(`/listening-priorities/${made.body.id}`, 1);
    expect((await world.as('maude').get('/listening-priorities')).body.items).toEqual([]);
    expect((await world.as('tom').get('/listening-priorities')).body.items).toEqual([]);
  });
});

describe('a reference that leads nowhere', () => {
  it('is shown to a steward after a day, and gone once it has arrived', async () => {
    const unknown = newId();
    await world.as('maude').post('/interactions', visit(unknown));
    const listed = async () => (await world.as('agnes').get('/unresolved-references')).body.items.map((one: { reference: string }) => one.reference);
    expect(await listed()).toEqual([]);
    world.clock.set('2026-03-03T16:00:00Z');
    expect(await listed()).toEqual([unknown]);
    expect((await world.as('etienne').get('/unresolved-references')).status).toBe(403);
    const facts = { stakeholderId: unknown, kind: 'hcp' as const, profession: null, specialties: [], languages: [], regions: [], organizationIds: [], topicIds: [], voided: false };
    await world.hear(stakeholderCreated, { aggregateId: unknown, version: 1, facts, personal: { givenName: 'Inès', familyName: 'Brûlé' }, subjectIds: [unknown] });
    expect(await listed()).toEqual([]);
  });
});
