import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people, territories, type World } from '@liaison/testing';
import { healthRegions } from '../src/code-lists/health-regions.js';
import { demoPeople, demoTerritories } from '../src/demo/ids.js';
import { openDirectory, seed } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

describe('the demonstration', () => {
  it('has the people whom every test knows', async () => {
    for (const [name, { id, role, duties, subject }] of Object.entries(people)) {
      expect(demoPeople[name as keyof typeof demoPeople]).toBe(id);
      expect((await world.as('admin').get(`/users/${id}`)).body).toMatchObject({ subject, role, duties, active: true });
    }
    expect((await world.as('admin').get(`/users/${demoPeople.apiClient}`)).body).toMatchObject({ kind: 'client', role: 'analyst', subject: 'liaison-api' });
    for (const [name, { id }] of Object.entries(territories)) expect(demoTerritories[name as keyof typeof territories]).toBe(id);
  });

  it('leaves no region of the province to nobody', async () => {
    const { body } = await world.as('karim').get('/territories?on=2026-03-02');
    const regions = body.items.flatMap((one: { regions: string[] }) => one.regions);
    expect(regions.sort()).toEqual(healthRegions.items.map((one) => one.code));
    expect(body.items.every((one: { assignments: unknown[] }) => one.assignments.length > 0)).toBe(true);
  });

  it('adds nothing when it is put in place again', async () => {
    const count = () => world.sql('SELECT (SELECT count(*) FROM messaging.events) AS events, (SELECT count(*) FROM directory.audit_entries) AS audit');
    const before = await count();
    await seed(world);
    expect(await count()).toEqual(before);
  });
});
