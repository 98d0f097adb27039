import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { demoTerritories } from '../src/demo/ids.js';
import { lastEvent, openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

const river = () => ({
  name: { fr: 'Rive-Nord', en: 'North Shore' },
  regions: ['14', '15', '14'],
  therapeuticAreas: ['oncology'],
  validFrom: '2026-01-01',
  assignments: [{ userId: people.maude.id, kind: 'owner', from: '2026-01-01', to: '2026-06-30' }],
});
const ids = async (query: string) => (await world.as('tom').get(`/territories?${query}`)).body.items.map((one: { id: string }) => one.id);

describe('territories', () => {
  it('are made by medical managers and administrators, and told to every service', async () => {
    const { status, body, headers } = await world.as('karim').post('/territories', river());
    expect(status).toBe(201);
    expect(headers.etag).toBe('"1"');
    expect(body).toMatchObject({ regions: ['14', '15'], organizationIds: [], validTo: null, voidedAt: null });
    expect(body.assignments).toEqual(river().assignments);
    expect(await lastEvent(world, body.id)).toMatchObject({
      type: 'territory.changed.v1',
      version: 1,
      facts: { territoryId: body.id, regions: ['14', '15'], therapeuticAreas: ['oncology'], assignments: river().assignments },
      personal: null,
    });
    expect((await world.as('maude').post('/territories', river())).status).toBe(403);
    expect((await world.as('admin').post('/territories', { ...river(), assignments: undefined })).status).toBe(201);
  });

  it('are found by region, by person and by day', async () => {
    expect(await ids('region=09')).toEqual([demoTerritories.coteNord]);
    const hers = await ids(`userId=${people.maude.id}&on=2026-08-01`);
    expect(hers).toContain(demoTerritories.montreal);
    expect(hers).not.toContain(demoTerritories.coteNord);
    const { body } = await world.as('karim').post('/territories', river());
    expect(await ids(`userId=${people.maude.id}&on=2026-06-30`)).toContain(body.id);
    expect(await ids(`userId=${people.maude.id}&on=2026-07-01`)).not.toContain(body.id);
    expect(await ids('on=2025-12-31')).not.toContain(body.id);
  });

  it('refuse what cannot be, naming the field', async () => {
    const nobody = newId();
    const wrong: [string, object][] = [
      ['regions[1]', { regions: ['06', '19'] }],
      ['therapeuticAreas[0]', { therapeuticAreas: ['astrology'] }],
      ['validTo', { validTo: '2025-12-31' }],
      ['assignments[0].userId', { assignments: [{ userId: nobody, kind: 'owner', from: '2026-01-01' }] }],
      ['assignments[0].to', { assignments: [{ userId: people.maude.id, kind: 'owner', from: '2026-01-02', to: '2026-01-01' }] }],
      ['assignments[1]', { assignments: [river().assignments[0], river().assignments[0]] }],
    ];
    for (const [field, change] of wrong) {
      const reply = await world.as('karim').post('/territories', { ...river(), ...change });
      expect([reply.status, reply.body.errors?.[0]?.field]).toEqual([422, field]);
    }
    const ill = await world.as('karim').post('/territories', { ...river(), validFrom: '2026-02-30', assignments: [{ kind: 'boss' }] });
    expect(ill.status).toBe(400);
    expect(ill.body.errors.map((e: { field: string }) => e.field).sort()).toEqual([
      'assignments[0].from',
      'assignments[0].kind',
      'assignments[0].userId',
      'validFrom',
    ]);
  });

  it('give way to new assignments under the ETag of the territory, which moves access', async () => {
    const { body: made } = await world.as('karim').post('/territories', river());
    const list = { assignments: [{ userId: people.etienne.id, kind: 'cover', from: '2026-03-01', to: null }] };
    expect((await world.as('karim').put(`/territories/${made.id}/assignments`, list)).status).toBe(428);
    const { body } = await world.as('karim').put(`/territories/${made.id}/assignments`, list, 1);
    expect(body).toMatchObject({ version: 2, assignments: list.assignments, name: made.name });
    expect((await world.as('karim').put(`/territories/${made.id}/assignments`, list, 1)).status).toBe(412);
    await world.settle();
    const known = await world.sql('SELECT user_id, kind FROM directory.territory_assignments WHERE territory_id = $1', [made.id]);
    expect(known).toEqual([{ user_id: people.etienne.id, kind: 'cover' }]);
  });

  it('keep their people through a PUT that does not speak of them', async () => {
    const { body: made } = await world.as('karim').post('/territories', river());
    const { assignments, ...rest } = river();
    const { body } = await world.as('karim').put(`/territories/${made.id}`, { ...rest, validTo: '2026-12-31' }, 1);
    expect(body).toMatchObject({ version: 2, validTo: '2026-12-31', assignments });
  });

  it('end the day before they are voided, and come back as they were', async () => {
    const { body: made } = await world.as('karim').post('/territories', river());
    const gone = await world.as('karim').delete(`/territories/${made.id}`, 1);
    expect(gone.body).toMatchObject({ version: 2, validTo: '2026-03-01', voidedAt: '2026-03-02T15:00:00.000Z' });
    expect(await lastEvent(world, made.id)).toMatchObject({ version: 2, facts: { validTo: '2026-03-01' } });
    expect(await ids('region=14')).not.toContain(made.id);
    expect((await world.as('karim').put(`/territories/${made.id}/assignments`, { assignments: [] }, 2)).status).toBe(409);
    const back = await world.as('karim').put(`/territories/${made.id}/restoration`, undefined, 2);
    expect(back.body).toMatchObject({ version: 3, validTo: null, voidedAt: null, assignments: made.assignments });
  });

  it('leave an audit of before and after', async () => {
    const { body: made } = await world.as('karim').post('/territories', river());
    await world.as('karim').put(`/territories/${made.id}/assignments`, { assignments: [] }, 1);
    const { body: page } = await world.as('agnes').get(`/audit-entries/directory?resourceId=${made.id}`);
    expect(page.items[0]).toMatchObject({ actor: people.karim.id, before: { assignments: made.assignments }, after: { assignments: [] } });
  });
});
