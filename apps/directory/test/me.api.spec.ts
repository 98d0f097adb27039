import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people, type World } from '@liaison/testing';
import { demoTerritories } from '../src/demo/ids.js';
import { openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

describe('me', () => {
  it('says who I am, account included, and where I work today', async () => {
    const { body } = await world.as('etienne').get('/me');
    expect(body).toMatchObject({ id: people.etienne.id, subject: 'etienne', email: 'etienne@liaison.example', role: 'msl', active: true });
    expect(body.territories.slice(0, 2)).toEqual([
      { id: demoTerritories.coteNord, name: { fr: 'Côte-Nord', en: 'Côte-Nord' }, kind: 'owner' },
      { id: demoTerritories.saguenay, name: { fr: 'Saguenay–Lac-Saint-Jean', en: 'Saguenay–Lac-Saint-Jean' }, kind: 'owner' },
    ]);
    expect(body.territories.slice(2).every((one: { kind: string }) => one.kind === 'cover')).toBe(true);
  });

  it('forgets a territory the day after it ends', async () => {
    const mine = async () => (await world.as('etienne').get('/me')).body.territories.map((one: { id: string }) => one.id);
    const { body, headers } = await world.as('karim').get(`/territories/${demoTerritories.coteNord}`);
    const version = Number(headers.etag!.replaceAll('"', ''));
    const { name, regions, validFrom } = body;
    await world.as('karim').put(`/territories/${body.id}`, { name, regions, validFrom, validTo: '2026-03-02' }, version);
    expect(await mine()).toContain(body.id);
    world.clock.set('2026-03-03T15:00:00Z');
    expect(await mine()).not.toContain(body.id);
  });

  it('says what I may do, so that a client can hide the rest', async () => {
    const actions = async (who: 'maude' | 'tom' | 'agnes') => (await world.as(who).get('/me')).body.actions;
    expect(await actions('maude')).toContainEqual({ action: 'interactions:read', scope: 'territory' });
    expect(await actions('agnes')).toContainEqual({ action: 'stakeholders:erase', scope: 'all' });
    const hers = (await actions('maude')).map((one: { action: string }) => one.action);
    expect(hers).not.toContain('stakeholders:erase');
    const his = (await actions('tom')).map((one: { action: string }) => one.action);
    expect(his).toContain('adverse-events:report');
    for (const hidden of ['interactions:read', 'insights:read', 'engagement:read', 'adverse-events:read', 'users:manage']) expect(his).not.toContain(hidden);
  });
});
