import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { productKinds } from '@liaison/contracts';
import { UnitOfWork } from '@liaison/platform';
import { openWorld, type World } from '@liaison/testing';
import { seedDemo } from '../src/demo.js';
import { demoIndicationId, demoProducts } from '../src/demo/ids.js';
import { pathways } from '../src/pathways.app.js';

let world: World;
const seed = (today = world.clock.now()) => seedDemo(world.service('pathways').app.get(UnitOfWork), today);
beforeAll(async () => {
  world = await openWorld(pathways);
  await seed();
});
afterAll(() => world?.close());

describe('the demo catalogue', () => {
  it('has products of every kind, under ids that stay the same', async () => {
    const { items } = (await world.as('maude').get('/products?limit=200')).body;
    expect(items.map((item: { id: string }) => item.id).sort()).toEqual(Object.values(demoProducts).sort());
    expect(new Set(items.map((item: { kind: string }) => item.kind))).toEqual(new Set(productKinds));
  });

  it('has labels that stand, that are to come and that have ended', async () => {
    const { items } = (await world.as('maude').get('/indications?limit=200')).body;
    expect(items).toHaveLength(20);
    expect(new Set(items.map((item: { status: string }) => item.status))).toEqual(new Set(['on_label', 'not_yet_on_label', 'no_longer_on_label']));
    const first = (await world.as('maude').get(`/indications/${demoIndicationId(demoProducts.rhumaliv, 1)}`)).body;
    expect(first).toMatchObject({ productId: demoProducts.rhumaliv, status: 'on_label' });
  });

  it('does not change when it is seeded again, even on another day', async () => {
    const all = () =>
      Promise.all(['pathways.products', 'pathways.indications', 'pathways.audit_entries', 'messaging.events'].map((table) => world.sql(`SELECT * FROM ${table} ORDER BY id`)));
    const before = await all();
    await seed();
    await seed(new Date('2027-01-01T00:00:00Z'));
    expect(await all()).toEqual(before);
  });
});
