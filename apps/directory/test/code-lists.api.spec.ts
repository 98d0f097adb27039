import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type World } from '@liaison/testing';
import { openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

describe('code lists', () => {
  it('come with labels in both languages, one by one or all at once', async () => {
    const one = await world.as('tom').get('/code-lists/health-regions');
    expect(one.body.name).toBe('health-regions');
    expect(one.body.items[1]).toEqual({ code: '02', label: { fr: 'Saguenay–Lac-Saint-Jean', en: 'Saguenay–Lac-Saint-Jean' } });
    const all = await world.as('tom').get('/code-lists');
    expect(all.body.items).toContainEqual(one.body);
    expect(all.body.nextCursor).toBeNull();
  });

  it('are not sent again to a client that has them', async () => {
    for (const path of ['/code-lists', '/code-lists/specialties']) {
      const first = await world.as('maude').get(path);
      expect(first.headers.etag).toMatch(/^"[\w-]+"$/);
      for (const held of [first.headers.etag!, `"other", W/${first.headers.etag}`, '*']) {
        const again = await world.as('maude').get(path, { 'if-none-match': held });
        expect([again.status, again.text, again.headers.etag]).toEqual([304, '', first.headers.etag]);
      }
      expect((await world.as('maude').get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  it('that nobody knows are not found', async () => {
    expect((await world.as('maude').get('/code-lists/horoscopes')).status).toBe(404);
    expect((await world.as(null).get('/code-lists')).status).toBe(401);
  });
});
