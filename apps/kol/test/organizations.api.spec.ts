import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { kol } from '../src/kol.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(kol);
});
afterAll(() => world?.close());

const clinic = (over: object = {}) => ({ kind: 'clinic', name: { fr: 'Clinique fictive', en: 'Fictional clinic' }, ...over });
/** Letters of four bytes each, none like the other: nothing that an index could compress. */
const longest = (length: number, from: number): string => String.fromCodePoint(...Array.from({ length }, (_, i) => from + i * 7));

describe('an organization', () => {
  it('that is announced twice under one key is answered alike, also where its periods would overlap', async () => {
    const { body: parent } = await world.as('karim').post('/organizations', clinic());
    const announced = clinic({ parents: [{ organizationId: parent.id, from: '2024-01-01' }], id: '01900000-0000-7000-8000-0000000000c1' });
    const first = await world.as('karim').post('/organizations', announced, { 'idempotency-key': 'twice' });
    const second = await world.as('karim').post('/organizations', announced, { 'idempotency-key': 'twice' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect((await world.as('karim').post('/organizations', announced)).status).toBe(409);
  });

  it('may have the longest of names, and the list goes on past it', async () => {
    const name = () => ({ fr: longest(300, 0x20000), en: longest(300, 0x21000) });
    for (let i = 0; i < 3; i++) expect((await world.as('karim').post('/organizations', clinic({ kind: 'long', name: name(), city: longest(100, 0x22000) }))).status).toBe(201);
    let seen = 0;
    for (let path: string | undefined = '/organizations?kind=long&limit=1'; path; ) {
      const reply = await world.as('tom').get(path);
      expect(reply.status).toBe(200);
      seen += reply.body.items.length;
      path = /<\/api\/v1([^>]+)>/.exec(reply.headers.link ?? '')?.[1];
    }
    expect(seen).toBe(3);
  });
});
