import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { openWorld, people, type Reply, type Who, type World } from '@liaison/testing';
import { pathways } from '../src/pathways.app.js';

let world: World;
let productId: string;
beforeAll(async () => {
  world = await openWorld(pathways);
});
beforeEach(async () => {
  const product = { kind: 'drug', name: { fr: 'Énalune', en: 'Enalune' }, therapeuticArea: 'cardiology', identifiers: [] };
  productId = (await world.as('karim').post('/products', product)).body.id;
});
afterAll(() => world?.close());

const label = { fr: 'Insuffisance cardiaque chronique', en: 'Chronic heart failure' };
const use = (changes: object = {}) => ({ productId, label, authorization: 'noc', validFrom: '2025-01-01', ...changes });
const create = (changes: object = {}, who: Who = 'karim'): Promise<Reply> => world.as(who).post('/indications', use(changes));
const changed = (changes: object = {}) => ({ label, authorization: 'noc', validFrom: '2025-01-01', ...changes });
const errorsOf = (reply: Reply) => reply.body.errors.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`);
const versionOfProduct = async (): Promise<number> => (await world.as('maude').get(`/products/${productId}`)).body.version;

interface Said {
  version: number;
  facts: { indications: object[]; voided: boolean };
  personal: object;
}
const said = (id = productId): Promise<Said[]> =>
  world.sql<Said>(`SELECT version, facts, personal FROM messaging.events WHERE type = 'product.changed.v1' AND aggregate_id = $1 ORDER BY version`, [id]);

describe('an indication', () => {
  it('is created in the words of the label, and read back the same', async () => {
    const id = newId();
    const given = use({ id, therapeuticArea: 'rare_diseases', authorization: 'noc_c', validTo: '2027-12-31', sourceUrl: 'https://produits.example/monographie' });
    const reply = await world.as('sylvie').post('/indications', given);
    expect(reply.status).toBe(201);
    expect(reply.headers).toMatchObject({ etag: '"1"', location: `/api/v1/indications/${id}` });
    expect(reply.body).toMatchObject({ ...given, version: 1, status: 'on_label', voidedAt: null });
    expect((await world.as('tom').get(`/indications/${id}`)).body).toEqual(reply.body);
    expect((await create({ id })).body.code).toBe('already-exists');
  });

  it('is replaced as a whole, at the version that was read', async () => {
    const { body } = await create({ validTo: '2026-12-31', sourceUrl: 'https://produits.example/' });
    const path = `/indications/${body.id}`;
    expect((await world.as('karim').put(path, changed())).status).toBe(428);
    const reply = await world.as('karim').put(path, changed({ authorization: 'other', validTo: null }), 1);
    expect(reply.headers.etag).toBe('"2"');
    expect(reply.body).toMatchObject({ authorization: 'other', validTo: null, sourceUrl: null, therapeuticArea: null });
    const stale = await world.as('karim').put(path, changed(), 1);
    expect(stale.status).toBe(412);
    expect(stale.body.currentVersion).toBe(2);
    expect((await world.as('karim').put(path, changed({ productId }), 2)).status).toBe(200);
    expect(errorsOf(await world.as('karim').put(path, changed({ productId: newId() }), 3))).toEqual(['productId: fixed']);
  });

  it('leaves the lists when it is voided, and comes back', async () => {
    const { body } = await create();
    const listed = async () => (await world.as('maude').get(`/indications?productId=${productId}`)).body.items.length;
    expect((await world.as('karim').delete(`/indications/${body.id}`, 1)).body).toMatchObject({ version: 2, voidedAt: '2026-03-02T15:00:00.000Z' });
    expect(await listed()).toBe(0);
    expect((await world.as('karim').put(`/indications/${body.id}`, changed(), 2)).body.code).toBe('conflict');
    expect((await world.as('karim').put(`/indications/${body.id}/restoration`, undefined, 2)).body).toMatchObject({ version: 3, voidedAt: null });
    expect(await listed()).toBe(1);
  });

  it('goes out of the lists with its product, and cannot change meanwhile', async () => {
    const { body } = await create();
    await world.as('karim').delete(`/products/${productId}`, 2);
    expect((await world.as('maude').get(`/indications?productId=${productId}`)).body.items).toEqual([]);
    expect((await world.as('karim').put(`/indications/${body.id}`, changed(), 1)).body.code).toBe('conflict');
    expect((await create()).body.code).toBe('conflict');
    await world.as('karim').put(`/products/${productId}/restoration`, undefined, 3);
    expect((await world.as('maude').get(`/indications?productId=${productId}`)).body.items).toHaveLength(1);
  });

  it('is listed for a day when that day is in its period, the newest label first', async () => {
    const open = (await create({ validFrom: '2025-06-01' })).body.id;
    const ended = (await create({ validFrom: '2024-01-01', validTo: '2025-06-01' })).body.id;
    const ahead = (await create({ validFrom: '2027-01-01' })).body.id;
    const on = async (query: string) =>
      (await world.as('tom').get(`/indications?productId=${productId}${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await on('')).toEqual([ahead, open, ended]);
    expect(await on('&on=2025-06-01')).toEqual([open, ended]);
    expect(await on('&on=2025-06-02')).toEqual([open]);
    expect(await on('&on=2023-12-31')).toEqual([]);
    expect((await world.as('tom').get('/indications?on=2025-02-29')).status).toBe(400);
    expect((await world.as('tom').get('/indications?productId=x')).status).toBe(400);
    const statuses = (await world.as('tom').get(`/indications?productId=${productId}`)).body.items.map((item: { status: string }) => item.status);
    expect(statuses).toEqual(['not_yet_on_label', 'on_label', 'no_longer_on_label']);
  });

  it('is refused with dates, products and sources that cannot be', async () => {
    expect(errorsOf(await create({ validTo: '2024-12-31' }))).toEqual(['validTo: before-start']);
    expect((await create({ validTo: '2025-01-01' })).status).toBe(201);
    expect(errorsOf(await create({ validFrom: '2025-02-30', validTo: '2025-13-01' })).sort()).toEqual(['validFrom: not-a-date', 'validTo: not-a-date']);
    expect(errorsOf(await create({ validFrom: '2025-01-01T00:00:00Z' }))).toEqual(['validFrom: not-a-date']);
    expect(errorsOf(await create({ productId: newId() }))).toEqual(['productId: unknown-product']);
    expect(errorsOf(await create({ authorization: 'blessing' }))).toEqual(['authorization: not-one-of']);
    expect(errorsOf(await create({ sourceUrl: 'javascript:alert(1)' }))).toEqual(['sourceUrl: bad-form']);
    expect(errorsOf(await create({ sourceUrl: `https://a.example/${'x'.repeat(2_000)}` }))).toEqual(['sourceUrl: too-long']);
    expect(errorsOf(await create({ sourceUrl: 'https://canada.example@autre.example/' }))).toEqual(['sourceUrl: not-a-link']);
    expect(await versionOfProduct()).toBe(2);
  });

  it('is read by every role and written by medical managers and medical information only', async () => {
    const { body, text } = await create();
    for (const who of Object.keys(people) as Who[]) expect((await world.as(who).get(`/indications/${body.id}`)).text).toBe(text);
    for (const who of ['maude', 'tom', 'agnes'] as const) {
      expect((await create({}, who)).status).toBe(403);
      expect((await world.as(who).delete(`/indications/${body.id}`, 1)).status).toBe(403);
    }
  });

  it('leaves a trace of who changed what', async () => {
    const { body } = await create();
    await world.as('sylvie').put(`/indications/${body.id}`, changed({ authorization: 'noc_c' }), 1);
    const { items } = (await world.as('agnes').get(`/audit-entries/pathways?resourceId=${body.id}`)).body;
    expect(items.map((item: { before: object | null; after: object }) => [item.before, item.after])).toMatchObject([
      [{ authorization: 'noc', version: 1 }, { authorization: 'noc_c', version: 2 }],
      [null, { authorization: 'noc', label }],
    ]);
    expect(items[0]).toMatchObject({ actor: people.sylvie.id, resource: 'indication' });
  });
});

describe('what the suite is told of a product', () => {
  it('is all that stands now, with a version that grows with every change of the product or its indications', async () => {
    const { body } = await create({ validTo: '2026-12-31' });
    await create({ therapeuticArea: 'rare_diseases', validFrom: '2025-05-01' });
    await world.as('karim').put(`/indications/${body.id}`, changed(), 1);
    await world.as('karim').delete(`/indications/${body.id}`, 2);
    await world.as('karim').delete(`/products/${productId}`, 5);
    const told = await said();
    expect(told.map(({ version, facts }) => [version, facts.indications.length, facts.voided])).toEqual([
      [1, 0, false],
      [2, 1, false],
      [3, 2, false],
      [4, 2, false],
      [5, 1, false],
      [6, 1, true],
    ]);
    expect(told[1]!.facts).toEqual({
      productId,
      kind: 'drug',
      identifiers: [],
      indications: [{ indicationId: body.id, therapeuticArea: 'cardiology', from: '2025-01-01', to: '2026-12-31' }],
      voided: false,
    });
    expect(told[3]!.facts.indications[0]).toMatchObject({ to: null });
    expect(told[5]!.facts.indications[0]).toMatchObject({ therapeuticArea: 'rare_diseases' });
    expect(told[0]!.personal).toEqual({ nameFr: 'Énalune', nameEn: 'Enalune' });
    expect(await versionOfProduct()).toBe(6);
  });

  it('misses none of the indications that are added at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => create()));
    expect(replies.every((reply) => reply.status === 201)).toBe(true);
    expect((await said()).map(({ version, facts }) => [version, facts.indications.length])).toEqual(Array.from({ length: 9 }, (_, i) => [i + 1, i]));
  });

  it('says nothing of what was refused', async () => {
    await create({ validTo: '2000-01-01' });
    await create({}, 'tom');
    expect(await said()).toHaveLength(1);
  });

  it('goes to the services that listen', async () => {
    const deliveries = await world.sql(`SELECT DISTINCT subscriber FROM messaging.deliveries WHERE event_type = 'product.changed.v1' AND aggregate_id = $1`, [productId]);
    expect(deliveries).toContainEqual({ subscriber: 'interactions' });
  });
});
