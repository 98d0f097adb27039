import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobChanged, newId } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory();
});
afterAll(() => world?.close());

/** An event that breaks its handler: the projection wants a number where this says a word. */
async function brokenJob(): Promise<{ jobId: string; deliveryId: string; eventId: string }> {
  const [jobId, deliveryId, eventId] = [newId(), newId(), newId()];
  const facts = { jobId, kind: 'import', ownerId: people.maude.id, status: 'running', done: 'many', refused: 0, total: null };
  await world.sql(
    `INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, audience)
     VALUES ($1, $2, 'kol', $3, 1, $4, 'test', '{}', $5, '{directory}')`,
    [eventId, jobChanged.type, jobId, world.clock.now(), facts],
  );
  await world.sql(
    `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at) VALUES ($1, $2, $3, $4, 'kol', 'directory', $5)`,
    [deliveryId, eventId, jobChanged.type, jobId, world.clock.now()],
  );
  return { jobId, deliveryId, eventId };
}

/** Tries until every attempt has been made: each wait between two is shorter than an hour. */
async function giveUp(): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    await world.settle();
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  }
}

describe('dead letters', () => {
  it('say which event nobody could take in, why, and nothing of what it says', async () => {
    const { jobId, deliveryId, eventId } = await brokenJob();
    await giveUp();
    const { body, text } = await world.as('admin').get('/dead-letters');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      id: deliveryId,
      eventId,
      eventType: 'job.changed.v1',
      aggregateId: jobId,
      producer: 'kol',
      subscriber: 'directory',
      attempts: 6,
      error: 'database error 22P02',
    });
    expect(body.items[0].payloadHash).toMatch(/^[0-9a-f]{64}$/);
    expect(body.items[0].diedAt).toMatch(/Z$/);
    expect(text).not.toContain('many');
    expect((await world.as('agnes').get(`/dead-letters/${deliveryId}`)).body).toEqual(body.items[0]);
  });

  it('are tried again once their cause is mended, and audited', async () => {
    const { jobId, deliveryId, eventId } = await brokenJob();
    await giveUp();
    await world.sql(`UPDATE messaging.events SET facts = jsonb_set(facts, '{done}', '7') WHERE id = $1`, [eventId]);
    const reply = await world.as('admin').put(`/dead-letters/${deliveryId}/replay`, undefined);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ id: deliveryId, status: 'pending', dueAt: world.clock.now().toISOString() });
    expect((await world.as('admin').put(`/dead-letters/${deliveryId}/replay`, undefined)).status).toBe(404);
    await world.settle();
    expect((await world.as('maude').get(`/jobs/${jobId}`)).body.done).toBe(7);
    const { body: audit } = await world.as('agnes').get(`/audit-entries/directory?resourceId=${deliveryId}`);
    expect(audit.items).toHaveLength(1);
    expect(audit.items[0]).toMatchObject({ actor: people.admin.id, action: 'dead-letters:replay', after: { subscriber: 'directory', eventId } });
  });

  it('of every service are listed, filtered, paged, and replayed', async () => {
    const event = newId();
    const [first, second] = [newId(), newId()];
    for (const [id, subscriber] of [[first, 'kol'], [second, 'interactions']] as const)
      await world.sql(
        `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, status, attempts, due_at, finished_at)
         VALUES ($1, $2, 'product.changed.v1', $2, 'pathways', $3, 'dead', 6, now(), now())`,
        [id, event, subscriber],
      );
    const ids = async (query: string) => (await world.as('agnes').get(`/dead-letters?${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await ids('eventType=product.changed.v1')).toEqual([second, first]);
    expect(await ids('subscriber=kol')).toEqual([first]);
    const { body } = await world.as('agnes').get('/dead-letters?limit=1');
    expect(body.items.map((one: { id: string }) => one.id)).toEqual([second]);
    expect(await ids(`limit=1&cursor=${body.nextCursor}`)).toEqual([first]);
    expect((await world.as('admin').put(`/dead-letters/${first}/replay`, undefined)).status).toBe(200);
    expect(await world.sql('SELECT status, attempts FROM messaging.deliveries WHERE id = $1', [first])).toEqual([{ status: 'pending', attempts: 0 }]);
    expect(await ids('subscriber=kol')).toEqual([]);
  });

  it('are the business of administrators and compliance, and replayed by administrators', async () => {
    for (const who of ['maude', 'karim', 'tom'] as const) expect((await world.as(who).get('/dead-letters')).status).toBe(403);
    expect((await world.as('agnes').put(`/dead-letters/${newId()}/replay`, undefined)).status).toBe(403);
    expect((await world.as('admin').put(`/dead-letters/${newId()}/replay`, undefined)).status).toBe(404);
  });
});
