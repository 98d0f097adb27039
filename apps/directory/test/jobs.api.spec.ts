import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobChanged, newId } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { openDirectory } from './directory-world.js';

let world: World;
const [hers, his] = [newId(), newId()];

beforeAll(async () => {
  world = await openDirectory();
  await progress(hers, people.maude.id, 1, 'waiting', 0);
  await progress(his, people.karim.id, 1, 'running', 5);
});
afterAll(() => world?.close());

async function progress(jobId: string, ownerId: string, version: number, status: 'waiting' | 'running' | 'completed', done: number) {
  const facts = { jobId, kind: 'import', ownerId, status, done, refused: 0, total: 10 };
  await world.hear(jobChanged, { aggregateId: jobId, version, facts, personal: null, subjectIds: [] });
}

const ids = async (who: 'maude' | 'karim' | 'admin' | 'agnes' | 'tom', query = '') =>
  (await world.as(who).get(`/jobs${query}`)).body.items.map((job: { id: string }) => job.id);

describe('jobs', () => {
  it('are shown to whoever asked for them, and all of them to administrators and compliance', async () => {
    expect(await ids('maude')).toEqual([hers]);
    expect(await ids('tom')).toEqual([]);
    for (const who of ['admin', 'agnes'] as const) expect((await ids(who)).sort()).toEqual([hers, his].sort());
    expect((await world.as('maude').get(`/jobs/${his}`)).status).toBe(404);
    expect((await world.as('admin').get(`/jobs/${his}`)).body).toMatchObject({ id: his, ownerId: people.karim.id, status: 'running', done: 5, total: 10 });
  });

  it('go on with the highest version, whatever the order of the news', async () => {
    await progress(hers, people.maude.id, 3, 'completed', 10);
    await progress(hers, people.maude.id, 2, 'running', 4);
    await progress(hers, people.maude.id, 3, 'completed', 10);
    expect((await world.as('maude').get(`/jobs/${hers}`)).body).toMatchObject({ status: 'completed', done: 10 });
    expect(await ids('admin', '?status=completed,failed')).toEqual([hers]);
    expect(await ids('admin', '?kind=export')).toEqual([]);
  });
});
