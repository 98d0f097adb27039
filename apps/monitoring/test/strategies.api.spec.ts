import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, people, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { citation, digits, take } from './bring.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

const strategy = (more: Record<string, unknown> = {}) => ({ name: 'Veille', query: 'fictif*', schedule: '0 6 * * *', recipients: [people.karim.id], enabled: true, ...more });
const make = async (more: Record<string, unknown> = {}) => (await world.as('maude').post('/strategies', strategy(more))).body;

describe('a strategy', () => {
  it('is kept as it was written, and has times only where PubMed is to be asked', async () => {
    const local = await make();
    expect(local).toMatchObject({ ownerId: people.maude.id, query: 'fictif*', nextRunAt: null, signalCount: 0 });
    const asked = await make({ pubmedQuery: 'fictif[ti]' });
    expect(asked.nextRunAt).toBe('2026-03-03T11:00:00.000Z');
    const off = await world.as('maude').put(`/strategies/${asked.id}`, strategy({ pubmedQuery: 'fictif[ti]', enabled: false }), 1);
    expect(off.body).toMatchObject({ enabled: false, nextRunAt: null, version: 2 });
  });

  it.each([
    
    ['(asthme OU', 'dangling-operator', 8],
    ['asthme ET ET rein', 'dangling-operator', 10],
    ['"asthme', 'unbalanced-quote', 0],
    ['SAUF souris', 'only-not', 0],
  ])('that reads %j is refused, pointing at the character', async (query, code, at) => {
    const reply = await world.as('maude').post('/strategies/previews', { query });
    expect([reply.status, reply.body.code]).toEqual([422, 'unprocessable']);
    expect(reply.body).toMatchObject({ errors: [{ field: 'query', code }], at });
  });

  it('is listed where a dictionary has its name, whatever its accents and capitals, page after page', async () => {
    const names = ['ebola', 'École', 'Eczéma', 'œdème', 'Zona'];
    for (const name of [...names].reverse()) await make({ name });
    const listed: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await world.as('maude').get(`/strategies?limit=2${cursor}`);
      listed.push(...body.items.map(({ name }: { name: string }) => name));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(listed.filter((name) => names.includes(name))).toEqual(names);
  });

  it('is changed by its owner and by a manager, not by a colleague', async () => {
    const { id } = await make();
    expect((await world.as('etienne').put(`/strategies/${id}`, strategy(), 1)).status).toBe(404);
    expect((await world.as('sylvie').put(`/strategies/${id}`, strategy(), 1)).status).toBe(404);
    expect((await world.as('karim').put(`/strategies/${id}`, strategy({ name: 'Autre nom' }), 1)).body).toMatchObject({ name: 'Autre nom', ownerId: people.maude.id });
  });

  it('finds nothing any more once it is voided, and again once it is restored and enabled', async () => {
    const word = 'ravivaxol';
    const { id } = await make({ query: word });
    const come = async () => {
      await take(world, { entries: [{ kind: 'citation', citation: citation(`Étude ${word}`, { pmid: digits(8) }) }], origin: 'pubmed' });
      return (await world.as('maude').get(`/strategies/${id}`)).body.signalCount;
    };
    expect(await come()).toBe(1);
    await world.as('maude').send('DELETE', `/strategies/${id}`, undefined, { 'if-match': '"1"' });
    expect(await come()).toBe(1);
    await world.as('maude').put(`/strategies/${id}/restoration`, undefined, 2);
    await world.as('maude').put(`/strategies/${id}`, strategy({ query: word }), 3);
    expect(await come()).toBe(2);
  });

  it('whose query the grammar of today cannot read any more says so', async () => {
    const { body: made } = await world.as('maude').post('/strategies', { name: 'Ancienne', query: 'oripanol', schedule: '0 6 * * *', recipients: [], enabled: true });
    expect(made.queryProblem).toBeNull();
    await world.sql(`UPDATE monitoring.strategies SET query = 'oripanol ET (' WHERE id = $1`, [made.id]);
    const { body } = await world.as('maude').get(`/strategies/${made.id}`);
    expect(body.queryProblem).toMatchObject({ code: expect.stringMatching(/\S/), fr: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  it('is listed for whoever it is for', async () => {
    const { id } = await make({ name: 'Pour Karim' });
    const listed = async (who: 'karim' | 'etienne') => (await world.as(who).get('/strategies?mine=true&limit=200')).body.items.map((one: { id: string }) => one.id).includes(id);
    expect([await listed('karim'), await listed('etienne')]).toEqual([true, false]);
  });
});

describe('a preview', () => {
  it('tells what a query would have caught, and by which words, and keeps nothing', async () => {
    const title = 'Traitement du prurit par l’oripanol';
    await take(world, { entries: [citation(title, { pmid: digits(8) }), citation('Autre chose', { pmid: digits(8) })].map((one) => ({ kind: 'citation' as const, citation: one })), origin: 'pubmed' });
    const { body, status } = await world.as('maude').post('/strategies/previews', { query: 'oripanol ET (prurit OU eczéma)' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ hits: 1, items: [{ subjectKind: 'publication', title, why: [{ term: 'oripanol', field: 'title', text: 'oripanol' }, { term: 'prurit', text: 'prurit' }] }] });
    expect(body.looked).toBeGreaterThanOrEqual(2);
    expect((await world.as('maude').get(`/signals?subjectId=${body.items[0].subjectId}`)).body.items).toEqual([]);
  });
});
