import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { openWorld, people, type Reply, type Who, type World } from '@liaison/testing';
import { pathways } from '../src/pathways.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(pathways);
});
afterAll(() => world?.close());

let numbers = 0;
/** A DIN that nobody carries yet. */
const din = () => ({ system: 'DIN', value: String(++numbers).padStart(8, '0') });
const drug = (changes: object = {}) => ({ kind: 'drug', name: { fr: 'Énalune', en: 'Enalune' }, ...changes });
const create = (changes: object = {}, who: Who = 'karim'): Promise<Reply> => world.as(who).post('/products', drug(changes));
const errorsOf = (reply: Reply) => reply.body.errors.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`);

describe('a product', () => {
  it('is created with all that is known of it, and read back the same', async () => {
    const product = {
      kind: 'biologic',
      name: { fr: 'Boréalis', en: 'Borealis' },
      genericName: { fr: 'boréalimab', en: 'borealimab' },
      manufacturer: 'Laboratoires du Nord',
      therapeuticArea: 'oncology',
      identifiers: [din(), { system: 'MDL', value: '7' }],
    };
    const reply = await world.as('sylvie').post('/products', product);
    expect(reply.status).toBe(201);
    expect(reply.headers).toMatchObject({ etag: '"1"', location: `/api/v1/products/${reply.body.id}` });
    expect(reply.body).toMatchObject({ ...product, version: 1, createdAt: '2026-03-02T15:00:00.000Z', voidedAt: null });
    const read = await world.as('sylvie').get(`/products/${reply.body.id}`);
    expect(read.body).toEqual(reply.body);
    expect(read.headers.etag).toBe('"1"');
  });

  it('keeps the id that its client gave, once', async () => {
    const id = newId();
    const reply = await create({ id: id.toUpperCase() });
    expect(reply.body).toMatchObject({ id, genericName: null, manufacturer: null, therapeuticArea: null, identifiers: [] });
    expect(reply.headers.location).toBe(`/api/v1/products/${id}`);
    expect((await create({ id })).body.code).toBe('already-exists');
  });

  it('is replaced as a whole: what is left out is emptied', async () => {
    const { body } = await create({ manufacturer: 'Laboratoires du Nord', identifiers: [din()] });
    const reply = await world.as('karim').put(`/products/${body.id}`, { kind: 'device', name: { fr: 'Autre', en: 'Other' }, manufacturer: null }, 1);
    expect(reply.status).toBe(200);
    expect(reply.headers.etag).toBe('"2"');
    expect(reply.body).toMatchObject({ kind: 'device', name: { fr: 'Autre', en: 'Other' }, manufacturer: null, identifiers: [] });
  });

  it('asks for the version that was read, and says which one it is at', async () => {
    const { body } = await create();
    expect((await world.as('karim').put(`/products/${body.id}`, drug())).status).toBe(428);
    expect((await world.as('karim').delete(`/products/${body.id}`)).status).toBe(428);
    expect((await world.as('karim').put(`/products/${body.id}`, drug({ manufacturer: 'A' }), 1)).status).toBe(200);
    const stale = await world.as('sylvie').put(`/products/${body.id}`, drug({ manufacturer: 'B' }), 1);
    expect(stale.status).toBe(412);
    expect(stale.body.currentVersion).toBe(2);
    expect((await world.as('karim').get(`/products/${body.id}`)).body.manufacturer).toBe('A');
  });

  it('lets one of two who change it at once win', async () => {
    const { body } = await create();
    const replies = await Promise.all(['A', 'B', 'C'].map((manufacturer) => world.as('karim').put(`/products/${body.id}`, drug({ manufacturer }), 1)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 412, 412]);
  });

  it('leaves the lists when it is voided, stays readable, and comes back', async () => {
    const { body } = await create({ name: { fr: 'Retirette', en: 'Retirette' } });
    const found = async () => (await world.as('maude').get('/products?q=retirette')).body.items.length;
    expect((await world.as('karim').delete(`/products/${body.id}`, 1)).body.voidedAt).toBe('2026-03-02T15:00:00.000Z');
    expect(await found()).toBe(0);
    expect((await world.as('maude').get(`/products/${body.id}`)).body.voidedAt).not.toBeNull();
    expect((await world.as('karim').put(`/products/${body.id}`, drug(), 2)).body.code).toBe('conflict');
    expect((await world.as('karim').delete(`/products/${body.id}`, 2)).body.code).toBe('conflict');
    const restored = await world.as('karim').put(`/products/${body.id}/restoration`, undefined, 2);
    expect(restored.body).toMatchObject({ version: 3, voidedAt: null });
    expect(await found()).toBe(1);
    expect((await world.as('karim').put(`/products/${body.id}/restoration`, undefined, 3)).status).toBe(409);
  });

  it('is the same for every role, and only medical managers and medical information write it', async () => {
    const { body, text } = await create();
    for (const who of Object.keys(people) as Who[]) expect((await world.as(who).get(`/products/${body.id}`)).text).toBe(text);
    for (const who of ['maude', 'agnes', 'solene', 'nadia', 'tom', 'ines', 'admin'] as const) {
      expect((await create({}, who)).status).toBe(403);
      expect((await world.as(who).put(`/products/${body.id}`, drug(), 1)).status).toBe(403);
      expect((await world.as(who).delete(`/products/${body.id}`, 1)).status).toBe(403);
    }
    expect((await world.as(null).get(`/products/${body.id}`)).status).toBe(401);
  });

  it('leaves a trace of who changed what', async () => {
    const { body } = await create({ manufacturer: 'Avant' });
    await world.as('sylvie').put(`/products/${body.id}`, drug({ manufacturer: 'Après' }), 1);
    const { items } = (await world.as('agnes').get(`/audit-entries/pathways?resourceId=${body.id}`)).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      actor: people.sylvie.id,
      action: 'products:write',
      resource: 'product',
      before: { version: 1, manufacturer: 'Avant' },
      after: { version: 2, manufacturer: 'Après' },
    });
    expect(items[1]).toMatchObject({ actor: people.karim.id, before: null, after: { manufacturer: 'Avant' } });
  });

  it('answers a repeated request by the same words, though its identifiers are taken by then', async () => {
    const body = drug({ identifiers: [din()] });
    const first = await world.as('karim').post('/products', body, { 'idempotency-key': 'product-1' });
    const second = await world.as('karim').post('/products', body, { 'idempotency-key': 'product-1' });
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.text).toBe(first.text);
  });
});

describe('an identifier', () => {
  it('belongs to one product in use; the second is told which one and nothing is kept', async () => {
    const taken = din();
    const { body: first } = await create({ name: { fr: 'Première', en: 'First' }, identifiers: [taken] });
    const id = newId();
    const reply = await world.as('karim').post('/products', drug({ id, identifiers: [din(), taken] }), { 'accept-language': 'en' });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: 'already-exists', existingId: first.id });
    expect(reply.body.errors).toEqual([
      { field: 'identifiers[1].value', code: 'already-exists', message: `DIN ${taken.value} already belongs to “First”.` },
    ]);
    expect((await world.as('karim').get(`/products/${id}`)).status).toBe(404);
  });

  it('goes to one of two who want it at the same moment', async () => {
    const [a, b] = [din(), din()];
    const replies = await Promise.all([create({ identifiers: [a, b] }), create({ identifiers: [b, a] })]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
    expect(errorsOf(replies.find((reply) => reply.status === 409)!)).toEqual(['identifiers[0].value: already-exists']);
  });

  it('is given up by a voided product, which then cannot come back as long as another carries it', async () => {
    const shared = din();
    const { body: first } = await create({ identifiers: [shared] });
    await world.as('karim').delete(`/products/${first.id}`, 1);
    const { body: second } = await create({ identifiers: [shared] });
    const refused = await world.as('karim').put(`/products/${first.id}/restoration`, undefined, 2);
    expect(refused.status).toBe(409);
    expect(errorsOf(refused)).toEqual(['identifiers[0].value: already-exists']);
    await world.as('karim').put(`/products/${second.id}`, drug(), 1);
    expect((await world.as('karim').put(`/products/${first.id}/restoration`, undefined, 2)).body.identifiers).toEqual([shared]);
  });

  it('stays with its product when that is replaced', async () => {
    const own = din();
    const { body } = await create({ identifiers: [own] });
    expect((await world.as('karim').put(`/products/${body.id}`, drug({ identifiers: [own, din()] }), 1)).status).toBe(200);
  });

  it('has the form of its system', async () => {
    expect(errorsOf(await create({ identifiers: [{ system: 'NPN', value: '1234567' }] }))).toEqual(['identifiers[0].value: bad-form']);
    expect(errorsOf(await create({ identifiers: [{ system: 'DIN', value: '1234 567' }] }))).toEqual(['identifiers[0].value: bad-form']);
    expect(errorsOf(await create({ identifiers: [{ system: 'UPC', value: '12345678' }] }))).toEqual(['identifiers[0].system: not-one-of']);
    const twice = din();
    expect(errorsOf(await create({ identifiers: [twice, twice] }))).toEqual(['identifiers[1].value: repeated']);
  });
});

describe('bad input', () => {
  it('is refused field by field and changes nothing', async () => {
    const [before] = await world.sql('SELECT count(*)::int FROM pathways.products');
    const reply = await create({ kind: 'potion', name: { fr: 'Seul' }, genericName: 'x', manufacturer: 'a\u0000b', therapeuticArea: 'two words', colour: 1 });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    expect(errorsOf(reply).sort()).toEqual([
      'colour: unknown-field',
      'genericName: not-an-object',
      'kind: not-one-of',
      'manufacturer: ill-formed-text',
      'name.en: required',
      'therapeuticArea: bad-form',
    ]);
    expect((await create({ id: 'x', name: { fr: ' ', en: 'y'.repeat(301) } })).status).toBe(400);
    expect((await world.as('karim').post('/products', [])).status).toBe(400);
    expect(await world.sql('SELECT count(*)::int FROM pathways.products')).toEqual([before]);
    expect((await world.as('karim').get('/products/nothing')).status).toBe(404);
    expect((await world.as('karim').put(`/products/${newId()}`, drug(), 1)).status).toBe(404);
  });
});
