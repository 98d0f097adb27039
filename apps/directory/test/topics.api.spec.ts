import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type World } from '@liaison/testing';
import { demoTopics } from '../src/demo/ids.js';
import { lastEvent, openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

const topic = { label: { fr: 'Thérapie génique', en: 'Gene therapy' }, therapeuticArea: 'rare_diseases' };

describe('key medical topics', () => {
  it('are found by words of either language, blind to accents, and by area', async () => {
    const found = async (query: string) => (await world.as('maude').get(`/topics?${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await found('q=depistage')).toEqual([demoTopics.newbornScreening]);
    expect(await found('q=screening%20NEWBORN')).toEqual([demoTopics.newbornScreening]);
    expect(await found('therapeuticArea=vaccines')).toEqual([demoTopics.adultVaccination]);
    expect(await found('limit=200')).toHaveLength(24);
  });

  it('are made and changed by medical managers, and told', async () => {
    const { status, body, headers } = await world.as('karim').post('/topics', topic);
    expect(status).toBe(201);
    expect(headers.location).toBe(`/api/v1/topics/${body.id}`);
    expect(body).toMatchObject({ ...topic, version: 1, active: true });
    const changed = await world.as('karim').put(`/topics/${body.id}`, { ...topic, active: false }, 1);
    expect(changed.body).toMatchObject({ version: 2, active: false });
    expect(await lastEvent(world, body.id)).toMatchObject({
      type: 'topic.changed.v1',
      version: 2,
      facts: { topicId: body.id, therapeuticArea: 'rare_diseases', active: false },
    });
    expect((await world.as('karim').put(`/topics/${body.id}`, topic, 1)).status).toBe(412);
    for (const who of ['maude', 'admin', 'tom'] as const) expect((await world.as(who).post('/topics', topic)).status).toBe(403);
  });

  it('are announced again and again under one key, and nobody who comes after suffers from it', async () => {
    const announce = () => world.as('karim').post('/topics', topic, { 'idempotency-key': 'again' });
    const first = await announce();
    for (let times = 0; times < 10; times++) expect(await announce()).toMatchObject({ status: 201, text: first.text });
    const after = await Promise.all(Array.from({ length: 20 }, () => world.as('maude').get('/topics')));
    expect(new Set(after.map((reply) => reply.status))).toEqual(new Set([200]));
  });

  it('belong to an area that exists', async () => {
    const reply = await world.as('karim').post('/topics', { ...topic, therapeuticArea: 'alchemy' }, { 'accept-language': 'en' });
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toEqual([
      { field: 'therapeuticArea', code: 'unknown-code', message: '"alchemy" is not a code of the list therapeutic-areas.' },
    ]);
  });
});
