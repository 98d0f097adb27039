import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { adverseEventReported, jobChanged, newId } from '@liaison/contracts';
import { Health } from '@liaison/platform';
import { people, type Who, type World } from '@liaison/testing';
import { openDirectory } from './directory-world.js';
import { EventStream } from './event-stream.js';

let world: World;
const opened: EventStream[] = [];

beforeAll(async () => {
  world = await openDirectory();
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close();
});
afterAll(() => world?.close());

async function listen(who: Who, lastEventId?: string, expiresIn = '2h'): Promise<EventStream> {
  const stream = await EventStream.open(world, await world.issuer.token(people[who].subject, { expiresIn }), lastEventId);
  opened.push(stream);
  return stream;
}

async function progress(owner: Who, done: number): Promise<string> {
  const jobId = newId();
  const facts = { jobId, kind: 'import', ownerId: people[owner].id, status: 'running' as const, done, refused: 0, total: 10 };
  await world.hear(jobChanged, { aggregateId: jobId, version: 1, facts, personal: null, subjectIds: [] });
  await seal();
  return jobId;
}

async function report(by: Who): Promise<string> {
  const adverseEventId = newId();
  const at = '2026-03-02T15:00:00.000Z';
  const told = { interactionId: null, stakeholderId: newId(), productId: null, awareAt: at, internalDueAt: at, regulatoryDueAt: at };
  const facts = { adverseEventId, reporterId: people[by].id, ...told };
  await world.hear(adverseEventReported, { aggregateId: adverseEventId, version: 1, facts, personal: null, subjectIds: [] });
  await seal();
  return adverseEventId;
}

/** Positions are given by a loop of the processes that run jobs; this world runs none. */
const seal = () => world.sql('SELECT messaging.seal_positions(1000)');

describe('the stream', () => {
  it('tells each of the progress of their own jobs, with ids and figures only', async () => {
    const [maude, karim] = [await listen('maude'), await listen('karim')];
    expect(maude.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const jobId = await progress('maude', 3);
    await maude.until(() => maude.events.length === 1);
    expect(maude.events[0]).toMatchObject({ event: 'job.changed.v1', data: { jobId, kind: 'import', status: 'running', done: 3, refused: 0, total: 10 } });
    const his = await progress('karim', 1);
    await karim.until(() => karim.events.length === 1);
    expect(karim.events[0]!.data.jobId).toBe(his);
    expect(maude.events).toHaveLength(1);
  });

  it('tells of an adverse event to safety and its reporter, and leaves no trace of it with sales', async () => {
    const [solene, maude, etienne, tom] = [await listen('solene'), await listen('maude'), await listen('etienne'), await listen('tom')];
    const id = await report('maude');
    await solene.until(() => solene.events.length === 1);
    await maude.until(() => maude.events.length === 1);
    expect(solene.events[0]).toMatchObject({ event: 'adverse-event.reported.v1', data: { adverseEventId: id } });
    expect(JSON.stringify(solene.events)).not.toContain(people.maude.id);
    await report('tom');
    await solene.until(() => solene.events.length === 2);
    await progress('tom', 1);
    await tom.until(() => tom.events.length === 1);
    expect(tom.events[0]!.event).toBe('job.changed.v1');
    expect(etienne.said).toHaveLength(1);
    // Two ids with events between them that are not his look like any two ids.
    for (const one of tom.said) expect(one.id).toMatch(/^[\w-]{59}$/);
  });

  it('goes on where it was broken off', async () => {
    const before = await listen('maude');
    before.close();
    const missed = await progress('maude', 4);
    const again = await listen('maude', before.lastId);
    await again.until(() => again.events.length === 1);
    expect(again.events[0]!.data.jobId).toBe(missed);
    const third = await listen('maude', again.lastId);
    const fresh = await listen('maude');
    const next = await progress('maude', 5);
    for (const stream of [third, fresh]) {
      await stream.until(() => stream.events.length === 1);
      expect(stream.events[0]!.data.jobId).toBe(next);
    }
  });

  it('says that lists must be read again when it cannot go on: after an hour, or with an id that is not the caller’s', async () => {
    const { lastId } = await listen('tom');
    for (const [who, id] of [['maude', lastId], ['tom', '41'], ['tom', 'x'.repeat(59)]] as const)
      expect((await listen(who, id)).events).toMatchObject([{ event: 'reset', data: {} }]);
    expect((await listen('ines', (await listen('ines')).lastId)).events).toEqual([]);
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_001));
    expect((await listen('tom', lastId)).events).toMatchObject([{ event: 'reset' }]);
  });

  it('is open four times a person at most', async () => {
    const streams = [await listen('nadia'), await listen('nadia'), await listen('nadia'), await listen('nadia')];
    expect((await listen('nadia')).status).toBe(429);
    expect((await listen('sylvie')).status).toBe(200);
    streams[0]!.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await listen('nadia')).status).toBe(200);
  });

  it('ends with the token, and for whoever is deactivated', async () => {
    const short = await listen('agnes', undefined, '1s');
    await short.until(() => short.ended);
    const ines = await listen('ines');
    const { body: user } = await world.as('admin').get(`/users/${people.ines.id}`);
    await world.as('admin').put(`/users/${user.id}/deactivation`, undefined, user.version);
    await ines.until(() => ines.ended);
    expect((await world.as(null).get('/stream')).status).toBe(401);
  });

  it('follows a change of role', async () => {
    const karim = await listen('karim');
    const { body: user } = await world.as('admin').get(`/users/${people.karim.id}`);
    const { displayName, subject } = user;
    await world.as('admin').put(`/users/${user.id}`, { displayName, subject, role: 'sales' }, user.version);
    await report('maude');
    await progress('karim', 1);
    await karim.until(() => karim.events.length > 0);
    expect(karim.events.map((one) => one.event)).toEqual(['job.changed.v1']);
  });

  it('answers HEAD at once, and takes nobody’s place by it', async () => {
    for (let times = 0; times < 6; times++) expect((await world.as('solene').send('HEAD', '/stream')).status).toBe(200);
    expect((await listen('solene')).status).toBe(200);
  });

  it('ends when the service drains', async () => {
    const maude = await listen('maude');
    world.service('directory').app.get(Health).drain();
    await maude.until(() => maude.ended);
  });
});
