import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { lastEvent, openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

const newcomer = (subject: string) => ({ subject, displayName: 'Océane Brisebois', email: `${subject}@liaison.example`, role: 'msl' });
const pathOf = (id: string) => `/users/${id}`;

describe('users', () => {
  it('are listed by name for everybody, with accounts for administrators and compliance alone', async () => {
    for (const who of ['admin', 'agnes'] as const) {
      const { body } = await world.as(who).get('/users');
      const maude = body.items.find((user: { id: string }) => user.id === people.maude.id);
      expect(maude).toMatchObject({ subject: 'maude', email: 'maude@liaison.example' });
    }
    for (const who of ['maude', 'tom', 'ines'] as const) {
      const { body, text } = await world.as(who).get('/users');
      const names = body.items.map((user: { displayName: string }) => user.displayName);
      expect(names.slice(0, 3)).toEqual(['Administration', 'Agnès Vertbois', 'API']);
      expect(text).not.toContain('@liaison.example');
      expect(body.items.every((user: { subject: null }) => user.subject === null)).toBe(true);
      expect((await world.as(who).get(pathOf(people.agnes.id))).body).toMatchObject({ subject: null, email: null, role: 'compliance' });
    }
  });

  it('are found whatever the accents and the order of words, and filtered by role and state', async () => {
    const found = async (query: string) => (await world.as('tom').get(`/users?${query}`)).body.items.map((user: { id: string }) => user.id);
    expect(await found('q=ETIENNE')).toEqual([people.etienne.id]);
    expect(await found(`q=${encodeURIComponent('havrepre solène')}`)).toEqual([people.solene.id]);
    expect(await found(`q=${encodeURIComponent('100%')}`)).toEqual([]);
    expect(await found('role=sales')).toEqual([people.tom.id]);
    expect(await found('active=false')).toEqual([]);
    expect((await found('sort=-displayName'))[0]).toBe(people.tom.id);
  });

  it('are paged without a gap', async () => {
    const seen: string[] = [];
    for (let query = '/users?limit=4'; query; ) {
      const { body } = await world.as('maude').get(query);
      seen.push(...body.items.map((user: { id: string }) => user.id));
      query = body.nextCursor && `/users?limit=4&cursor=${body.nextCursor}`;
    }
    expect(seen).toHaveLength(11);
    expect(new Set(seen).size).toBe(11);
  });

  it('are taken in by an administrator, and known to the gate from then on', async () => {
    const reply = await world.as('admin').post('/users', { ...newcomer('oceane'), duties: ['steward', 'steward'] });
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toBe(`/api/v1/users/${reply.body.id}`);
    expect(reply.body).toMatchObject({ version: 1, duties: ['steward'], kind: 'person', active: true, locale: 'fr', timeZone: 'America/Toronto' });
    const token = await world.issuer.token('oceane');
    await world.settle();
    expect((await world.withToken(token).get('/me')).body).toMatchObject({ id: reply.body.id, displayName: 'Océane Brisebois' });
    expect(await lastEvent(world, reply.body.id)).toMatchObject({
      type: 'user.changed.v1',
      facts: { userId: reply.body.id, role: 'msl', duties: ['steward'], active: true },
      personal: { subject: 'oceane', displayName: 'Océane Brisebois' },
    });
  });

  it('tell how they are written to only to whom writes to them, in an event of its own', async () => {
    const { body: user } = await world.as('admin').post('/users', newcomer('ecrite'));
    await world.as('admin').put(pathOf(user.id), { ...newcomer('ecrite'), email: 'autre@liaison.example', locale: 'en' }, 1);
    const said = await world.sql(`SELECT version, facts, personal, audience FROM messaging.events WHERE type = 'user.contact-changed.v1' AND aggregate_id = $1 ORDER BY version`, [user.id]);
    expect(said).toEqual([
      { version: 1, facts: { userId: user.id, locale: 'fr' }, personal: { email: 'ecrite@liaison.example' }, audience: ['monitoring'] },
      { version: 2, facts: { userId: user.id, locale: 'en' }, personal: { email: 'autre@liaison.example' }, audience: ['monitoring'] },
    ]);
    const [others] = await world.sql(`SELECT count(*)::int AS n FROM messaging.events WHERE type = 'user.changed.v1' AND personal::text LIKE '%@liaison.example%'`);
    expect(others.n).toBe(0);
  });

  it('are managed by administrators only', async () => {
    for (const who of ['karim', 'agnes', 'maude', 'tom'] as const) {
      expect((await world.as(who).post('/users', newcomer('intruder'))).status).toBe(403);
      expect((await world.as(who).put(`${pathOf(people.tom.id)}/deactivation`, undefined, 1)).status).toBe(403);
    }
  });

  it('are refused when a field is wrong or the name is taken, and nothing changes', async () => {
    const wrong = await world.as('admin').post('/users', { ...newcomer('a b'), email: 'nowhere', role: 'king', duties: ['sleep'], timeZone: 'Laval' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(['duties', 'email', 'role', 'subject', 'timeZone']);
    const taken = await world.as('admin').post('/users', newcomer('maude'));
    expect(taken.status).toBe(409);
    expect(taken.body).toMatchObject({ code: 'already-exists', errors: [{ field: 'subject', code: 'taken' }] });
  });

  it('are replaced at the version that was read, and not at another', async () => {
    const { body: user } = await world.as('admin').post('/users', newcomer('replaced'));
    const change = { ...newcomer('replaced'), displayName: 'Océane Brisebois-Roy', locale: 'en', email: null };
    expect((await world.as('admin').put(pathOf(user.id), change)).status).toBe(428);
    const changed = await world.as('admin').put(pathOf(user.id), change, 1);
    expect(changed.body).toMatchObject({ version: 2, displayName: 'Océane Brisebois-Roy', locale: 'en', email: null });
    expect(changed.headers.etag).toBe('"2"');
    const stale = await world.as('admin').put(pathOf(user.id), change, 1);
    expect(stale.status).toBe(412);
    expect(stale.body.currentVersion).toBe(2);
    expect((await world.as('admin').put(pathOf(newId()), change, 1)).status).toBe(404);
  });

  it('lose their access when they are deactivated, and get it back', async () => {
    const { body: user } = await world.as('admin').post('/users', newcomer('leaving'));
    const off = await world.as('admin').put(`${pathOf(user.id)}/deactivation`, undefined, 1);
    expect(off.body).toMatchObject({ active: false, version: 2 });
    await world.settle();
    expect((await world.withToken(await world.issuer.token('leaving')).get('/me')).body.code).toBe('unknown-user');
    expect((await world.as('admin').put(`${pathOf(user.id)}/deactivation`, undefined, 2)).body.version).toBe(2);
    const on = await world.as('admin').put(`${pathOf(user.id)}/reactivation`, undefined, 2);
    expect(on.body).toMatchObject({ active: true, version: 3 });
  });

  it('always have an active administrator among them', async () => {
    const { admin } = people;
    const asSales = { subject: 'admin', displayName: 'Administration', role: 'sales' };
    for (const attempt of [
      () => world.as('admin').put(`${pathOf(admin.id)}/deactivation`, undefined, 1),
      () => world.as('admin').put(pathOf(admin.id), asSales, 1),
      () => world.as('admin').put(pathOf(admin.id), { ...asSales, role: 'admin', kind: 'client' }, 1),
    ]) {
      const reply = await attempt();
      expect(reply.status).toBe(409);
      expect(reply.body.code).toBe('conflict');
    }
    const { body: second } = await world.as('admin').post('/users', { ...newcomer('second'), role: 'admin' });
    const both = await Promise.all([
      world.as('admin').put(`${pathOf(admin.id)}/deactivation`, undefined, 1),
      world.as('admin').put(`${pathOf(second.id)}/deactivation`, undefined, 1),
    ]);
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  it('are audited with their names sealed', async () => {
    const { body: page } = await world.as('agnes').get(`/audit-entries/directory?resourceId=${people.tom.id}`);
    expect(page.items[0]).toMatchObject({ resource: 'user', actor: 'demo' });
    expect(JSON.stringify(page.items[0].after)).toContain('Tom Wexcombe');
    const [stored] = await world.sql('SELECT before, after, sealed FROM directory.audit_entries WHERE resource_id = $1', [people.tom.id]);
    expect(JSON.stringify(stored)).not.toContain('Wexcombe');
  });
});
