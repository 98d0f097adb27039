import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

let n = 0;
const someFeed = () => `https://exemple.test/fil-${++n}`;
const outline = (feedUrl: string, title = 'Avis') => `<outline text="${title}" xmlUrl="${feedUrl}"/>`;
const list = (body: string) => ({ content: Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><body>${body}</body></opml>`, 'latin1').toString('base64') });
const outcomes = (items: { feedUrl: string | null; outcome: string }[]) => items.map(({ feedUrl, outcome }) => [feedUrl, outcome]);
const feedsAt = async (url: string) => (await world.as('karim').get('/sources?kind=feed&limit=200')).body.items.filter(({ settings }: { settings: { url: string } }) => settings.url === url);

describe('a list of feeds', () => {
  it('is shown before anything is written: what is new, known, there twice or refused, and why', async () => {
    const [known, fresh] = [someFeed(), someFeed()];
    const { body: source } = await world.as('karim').post('/sources', { kind: 'feed', name: { fr: 'Fil', en: 'Feed' }, settings: { url: known }, schedule: '0 6 * * *', enabled: true });
    const asked = list(`<outline text="Santé"><outline text="Québec">${outline(fresh, 'Réseau')}</outline>${outline(`${known}/`.replace('https:', 'http:'))}</outline>${outline(fresh)}${outline('javascript:alert(1)')}${outline('https://nom:secret@exemple.test/fil')}`);
    const { status, body } = await world.as('karim').post('/source-lists/previews', asked);
    expect([status, outcomes(body.items)]).toEqual([200, [[fresh, 'new'], [`http://exemple.test/fil-1/`, 'known'], [fresh, 'repeated'], [null, 'refused'], [null, 'refused']]]);
    expect(body.items[0]).toMatchObject({ title: 'Réseau', folder: 'Santé › Québec', sourceId: null });
    expect(body.items[1]).toMatchObject({ sourceId: source.id });
    expect(body.items.slice(3).map(({ reason }: { reason: { code: string } }) => reason.code)).toEqual(['bad-address', 'invalid']);
    expect(await feedsAt(fresh)).toEqual([]);
  });

  it('becomes sources, disabled, once; of those that are wanted where some are chosen', async () => {
    const [one, other] = [someFeed(), someFeed()];
    const asked = list(outline(one, 'Réseau') + outline(other));
    const chosen = await world.as('sylvie').post('/source-lists', { ...asked, only: [{ feedUrl: one }] });
    expect([chosen.status, outcomes(chosen.body.items)]).toEqual([201, [[one, 'created'], [other, 'new']]]);
    expect(await feedsAt(one)).toMatchObject([{ id: chosen.body.items[0].sourceId, name: { fr: 'Réseau', en: 'Réseau' }, enabled: false, schedule: '0 6 * * *', health: 'new' }]);
    expect(await feedsAt(other)).toEqual([]);
    expect(outcomes((await world.as('karim').post('/source-lists', asked)).body.items)).toEqual([[one, 'known'], [other, 'created']]);
    expect(await feedsAt(one)).toHaveLength(1);
  });

  it('keeps its folders, in which sources are found again; who changes a source may put it elsewhere', async () => {
    const [one, other] = [someFeed(), someFeed()];
    const names = ['Autorités', 'Sociétés › Coeur'].map((name) => `${name} ${n}`) as [string, string];
    await world.as('karim').post('/source-lists', list(`<outline text="${names[0]}">${outline(one)}</outline><outline text="Sociétés"><outline text="${names[1].split(' › ')[1]}">${outline(other)}</outline></outline>`));
    const within = async (folder: string) => (await world.as('maude').get(`/sources?folder=${encodeURIComponent(folder)}`)).body.items.map(({ settings }: { settings: { url: string } }) => settings.url);
    const folders = async () => (await world.as('maude').get('/source-folders')).body.items.filter(({ name }: { name: string }) => names.includes(name));
    expect([await within(names[0]), await within(names[1]), await within('Autorités')]).toEqual([[one], [other], []]);
    expect(await folders()).toEqual([{ name: names[0], sources: 1 }, { name: names[1], sources: 1 }]);
    const [{ id, name, settings, schedule, enabled, version }] = await feedsAt(one);
    const replaced = { name, settings, schedule, enabled };
    expect((await world.as('karim').put(`/sources/${id}`, replaced, version)).body).toMatchObject({ folder: names[0], version: version + 1 });
    expect((await world.as('karim').put(`/sources/${id}`, { ...replaced, folder: names[1] }, version + 1)).body.folder).toBe(names[1]);
    expect(await folders()).toEqual([{ name: names[1], sources: 2 }]);
    expect((await world.as('karim').put(`/sources/${id}`, { ...replaced, folder: null }, version + 2)).body.folder).toBeNull();
    const audited = await world.sql<{ folder: string | null }>(`SELECT after->>'folder' AS folder FROM monitoring.audit_entries WHERE resource_id = $1 ORDER BY id`, [id]);
    expect(audited.map(({ folder }) => folder)).toEqual([names[0], names[0], names[1], null]);
  });

  it('has folders and feeds in the order of a dictionary', async () => {
    const names = ['ebola', 'École', 'Zona'].map((name) => `${name} ${n}`);
    await world.as('karim').post('/source-lists', list([...names].reverse().map((name) => `<outline text="${name}">${outline(someFeed(), name)}</outline>`).join('')));
    const { items: folders } = (await world.as('maude').get('/source-folders')).body;
    expect(folders.map(({ name }: { name: string }) => name).filter((name: string) => names.includes(name))).toEqual(names);
    const { items: feeds } = (await world.as('maude').get('/sources?limit=200')).body;
    expect(feeds.map(({ name }: { name: { fr: string } }) => name.fr).filter((name: string) => names.includes(name))).toEqual(names);
  });

  it.each([
    ['a web page', Buffer.from('<html></html>').toString('base64'), 'not-a-list'],
    ['no base64', '***', 'empty'],
    ['entities of its own', Buffer.from('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>').toString('base64'), 'doctype-entities'],
  ])('is refused with a reason where it is none: %s', async (_, content, code) => {
    for (const path of ['/source-lists/previews', '/source-lists']) expect(await world.as('karim').post(path, { content })).toMatchObject({ status: 422, body: { errors: [{ field: 'content', code }] } });
  });
});
