import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, stakeholderErased, stakeholderMerged } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';
import { meet, place, visit } from './story.js';

let world: World;
let drRoy: string;
beforeAll(async () => {
  world = await openWorld(interactions);
  drRoy = await meet(world, 'Anaïs', 'Lévesque-Roy');
});
afterAll(() => world?.close());

const log = async (body: object, who: 'maude' | 'etienne' = 'maude') => (await world.as(who).post('/interactions', body)).body;

describe('a planned interaction', () => {
  it('is completed, cancelled or missed, once', async () => {
    for (const [part, status] of [['completion', 'completed'], ['cancellation', 'cancelled'], ['no-show', 'no_show']] as const) {
      const planned = await log(visit(drRoy, { status: 'planned', startedAt: '2026-03-02T14:30:00Z' }));
      const reply = await world.as('maude').put(`/interactions/${planned.id}/${part}`, part === 'completion' ? {} : { reason: 'urgence' }, 1);
      expect(reply.body).toMatchObject({ status, version: 2 });
      expect((await world.as('maude').put(`/interactions/${planned.id}/completion`, {}, 2)).status).toBe(409);
    }
  });

  it('in the future cannot be completed before it begins', async () => {
    const planned = await log(visit(drRoy, { status: 'planned', startedAt: '2026-03-09T14:30:00Z' }));
    expect((await world.as('maude').put(`/interactions/${planned.id}/completion`, {}, 1)).body.errors[0].code).toBe('in-the-future');
    expect((await world.as('maude').put(`/interactions/${planned.id}/completion`, { startedAt: '2026-03-02T14:00:00Z' }, 1)).status).toBe(200);
  });
});

describe('editing', () => {
  it('replaces what belongs to the meeting and only adds to what lives on its own', async () => {
    const a = newId();
    const made = await log(visit(drRoy, { attendees: [{ id: a, stakeholderId: drRoy }], insights: [{ attendeeId: a, text: 'Premier' }], adverseEvents: [{ attendeeId: a, verbatim: 'Une éruption.' }] }));
    const edited = await world.as('maude').patch(
      `/interactions/${made.id}`,
      { note: 'Corrigée', discussions: [{ summary: 'Accès' }], insights: [{ text: 'Second' }], adverseEvents: [] },
      1,
    );
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({ version: 2, note: 'Corrigée' });
    expect(edited.body.insights.map((one: { text: string }) => one.text).sort()).toEqual(['Premier', 'Second']);
    expect(edited.body.adverseEvents).toHaveLength(1);
    const again = await world.as('maude').patch(`/interactions/${made.id}`, { discussions: [] }, 2);
    expect(again.body.discussions).toEqual([]);
    expect(again.body.note).toBe('Corrigée');
  });

  it('keeps an attendee to whom something is tied', async () => {
    const a = newId();
    const made = await log(visit(drRoy, { attendees: [{ id: a, stakeholderId: drRoy }], insights: [{ attendeeId: a, text: 'Tenu' }] }));
    const reply = await world.as('maude').patch(`/interactions/${made.id}`, { attendees: [{ stakeholderId: newId() }] }, 1);
    expect(reply.status).toBe(422);
    expect(reply.body.errors[0].code).toBe('attendee-in-use');
  });

  it('is for the author alone; two at once do not overwrite each other', async () => {
    const made = await log(visit(drRoy));
    expect((await world.as('karim').patch(`/interactions/${made.id}`, { note: 'x' }, 1)).status).toBe(404);
    const both = await Promise.all(['a', 'b'].map((note) => world.as('maude').patch(`/interactions/${made.id}`, { note }, 1)));
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 412]);
  });

  it('leaves the audit with what was before and what is after', async () => {
    const made = await log(visit(drRoy, { note: 'avant' }));
    await world.as('maude').patch(`/interactions/${made.id}`, { note: 'après' }, 1);
    const { body } = await world.as('agnes').get(`/audit-entries/interactions?resourceId=${made.id}`);
    expect(body.items[0]).toMatchObject({ before: { note: 'avant' }, after: { note: 'après' } });
  });
});

describe('voiding', () => {
  it('takes an interaction out of lists, and restoring brings it back', async () => {
    const made = await log(visit(drRoy, { note: 'retirée' }));
    const listed = async () => (await world.as('maude').get('/interactions?q=retiree')).body.items.map((one: { id: string }) => one.id);
    expect(await listed()).toContain(made.id);
    expect((await world.as('maude').delete(`/interactions/${made.id}`, 1)).body.voidedAt).not.toBeNull();
    expect(await listed()).not.toContain(made.id);
    expect((await world.as('maude').put(`/interactions/${made.id}/restoration`, {}, 2)).body.voidedAt).toBeNull();
    expect(await listed()).toContain(made.id);
  });
});

describe('a list', () => {
  it('is paged without gap or repetition and says where the next page is', async () => {
    const person = await meet(world, 'Théo', 'Pépin');
    const made = await Promise.all(Array.from({ length: 7 }, (_, i) => log(visit(person, { startedAt: `2026-02-0${1 + (i % 3)}T14:00:00Z` }))));
    const seen: string[] = [];
    let path = `/interactions?stakeholderId=${person}&limit=3`;
    for (let page = 0; page < 5 && path; page++) {
      const { body, headers } = await world.as('maude').get(path);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      const next = /<([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1];
      expect(Boolean(next)).toBe(body.nextCursor !== null);
      path = next?.replace('/api/v1', '') ?? '';
    }
    expect([...seen].sort()).toEqual(made.map((one) => one.id).sort());
  });

  it('refuses a cursor of another list', async () => {
    for (const cursor of ['nonsense', Buffer.from('["x","y","z"]').toString('base64url')])
      expect((await world.as('maude').get(`/interactions?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('what has changed since', () => {
  it('is listed with what was voided meanwhile, so that a device can forget it', async () => {
    const made = await log(visit(drRoy));
    world.clock.set('2026-03-03T15:00:00Z');
    const gone = await log(visit(drRoy));
    await world.as('maude').delete(`/interactions/${gone.id}`, 1);
    const { items } = (await world.as('maude').get('/interactions?updatedSince=2026-03-03T00:00:00Z')).body;
    expect(items.map((one: any) => [one.id, one.voidedAt !== null])).toEqual([[gone.id, true]]);
    expect((await world.as('maude').get('/interactions?limit=200')).body.items.map((one: any) => one.id)).toContain(made.id);
  });
});

describe('access', () => {
  it('follows the people who attended when their territory changes, never the rows', async () => {
    const person = await meet(world, 'Loïc', 'Gagné');
    const made = await log(visit(person));
    expect((await world.as('etienne').get(`/interactions/${made.id}`)).status).toBe(404);
    await place(world, person, 'saguenay', 2);
    expect((await world.as('etienne').get(`/interactions/${made.id}`)).status).toBe(200);
    expect((await world.as('maude').get(`/interactions/${made.id}`)).status).toBe(200);
  });

  it('by one attendee shows the whole meeting, the other attendee too', async () => {
    const [here, there] = [await meet(world, 'Odile', 'Vachon'), await meet(world, 'Naïm', 'Hétu', 'saguenay')];
    const made = await log(visit(here, { attendees: [{ stakeholderId: here }, { stakeholderId: there }] }));
    const { body } = await world.as('etienne').get(`/interactions/${made.id}`);
    expect(body.attendees.map((one: { stakeholderId: string }) => one.stakeholderId)).toEqual([here, there]);
  });

  it('outside a unit of work shows no row of a medical table', async () => {
    await log(visit(drRoy, { insights: [{ text: 'x' }], commitments: [{ text: 'y' }], discussions: [{ summary: 'z' }] }));
    const { DataSource } = await import('typeorm');
    const source = world.service('interactions').app.get(DataSource);
    for (const table of ['interactions', 'attendees', 'discussions', 'insights', 'raised_inquiries', 'commitments', 'documented_interests', 'adverse_events', 'listening_priorities'])
      expect([table, await source.query(`SELECT count(*)::int AS n FROM ${table}`)]).toEqual([table, [{ n: 0 }]]);
  });
});

describe('a merge', () => {
  it('lets old meetings show the survivor and be found under either id', async () => {
    const [survivor, loser] = [await meet(world, 'Élise', 'Côté'), await meet(world, 'Elise', 'Cote')];
    const made = await log(visit(loser));
    await world.hear(stakeholderMerged, { aggregateId: loser, version: 1, facts: { loserId: loser, survivorId: survivor }, personal: null, subjectIds: [] });
    expect((await world.as('maude').get(`/interactions/${made.id}`)).body.attendees[0]).toMatchObject({ stakeholderId: survivor, nameFr: 'Élise Côté' });
    for (const id of [survivor, loser])
      expect((await world.as('maude').get(`/interactions?stakeholderId=${id}`)).body.items.map((one: { id: string }) => one.id)).toEqual([made.id]);
    expect(await world.sql('SELECT stakeholder_id FROM interactions.attendees WHERE interaction_id = $1', [made.id])).toEqual([{ stakeholder_id: loser }]);
  });

  it('keeps them to the survivor’s territory, even when it is heard of before where the loser was placed', async () => {
    const [survivor, loser] = [await meet(world, 'Inès', 'Gagné'), newId()];
    const made = await log(visit(loser));
    await world.hear(stakeholderMerged, { aggregateId: loser, version: 1, facts: { loserId: loser, survivorId: survivor }, personal: null, subjectIds: [] });
    await place(world, loser, 'saguenay', 1);
    expect((await world.as('etienne').get(`/interactions/${made.id}`)).status).toBe(404);
    await place(world, survivor, 'saguenay', 2);
    expect((await world.as('etienne').get(`/interactions/${made.id}`)).status).toBe(200);
  });
});

describe('erasure', () => {
  it('empties what speaks of the person alone, keeps adverse events, and lets nothing come back', async () => {
    const marker = 'Qwfpgjluy';
    const person = await meet(world, marker, 'Effacée');
    const a = newId();
    const made = await log(visit(person, { note: marker, attendees: [{ id: a, stakeholderId: person }], insights: [{ attendeeId: a, text: marker }], adverseEvents: [{ attendeeId: a, verbatim: 'Une nausée.' }] }));
    const since = new Date(world.clock.now().getTime() + 60_000);
    world.clock.set(since);
    await world.hear(stakeholderErased, { aggregateId: person, version: 1, facts: { stakeholderId: person, subjectIds: [person] }, personal: null, subjectIds: [] });
    expect((await world.as('maude').get(`/interactions?updatedSince=${since.toISOString()}`)).body.items).toMatchObject([{ id: made.id, note: null }]);
    const { body } = await world.as('maude').get(`/interactions/${made.id}`);
    expect(body).toMatchObject({ note: null, attendees: [{ stakeholderId: person, nameFr: null, unresolved: true }] });
    expect(body.adverseEvents[0].verbatim).toBe('Une nausée.');
    const { body: audit } = await world.as('agnes').get(`/audit-entries/interactions?resourceId=${made.id}`);
    expect(JSON.stringify(audit)).not.toContain(marker);
    const left = await world.sql(`SELECT 1 FROM messaging.events WHERE personal::text LIKE '%${marker}%' AND producer = 'interactions'`);
    expect(left).toEqual([]);
  });
});
