import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handledBy, newId, topology, type EventType, type ServiceName } from '@liaison/contracts';
import { MessagingModule } from '@liaison/messaging';
import { anyFacts, anyPersonal, openWorld, type World } from '@liaison/testing';
import { definitions } from '../src/services.js';

/** What a reaction may write, besides its effect, each time that it runs. */
const NOT_EFFECTS = /^(audit_|access_log|migrations|idempotency_keys|schedule_slots)/;

let world: World;
beforeAll(async () => {
  world = await openWorld(...definitions);
});
afterAll(() => world?.close());

/** Everything that a service knows, as text: the rows of its own tables, but for counters of how often they were written. */
async function stateOf(service: ServiceName): Promise<Record<string, unknown[]>> {
  const tables = await world.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    [service],
  );
  const state: Record<string, unknown[]> = {};
  for (const { name } of tables.filter((table) => !NOT_EFFECTS.test(table.name)))
    state[name] = (await world.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${service}.${name} t ORDER BY 1`)).map((one) => one.row);
  return state;
}

/** Publishes one event as its producer would, for one subscriber, and delivers it. Answers the delivery. */
async function deliver(type: EventType, service: ServiceName, facts: object, personal: object | null, version: number): Promise<string> {
  const [eventId, deliveryId] = [newId(), newId()];
  const aggregateId = Object.values(facts)[0] as string;
  await world.sql(
    `INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, personal, audience)
     VALUES ($1, $2, $3, $4, $5, $6, 'twice', $7, $8, $9, $10)`,
    [eventId, type.type, type.producers[0], aggregateId, version, world.clock.now(), personal ? [aggregateId] : [], facts, personal, [service]],
  );
  await world.sql(
    `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [deliveryId, eventId, type.type, aggregateId, type.producers[0], service, world.clock.now()],
  );
  await world.service(service).app.get(MessagingModule).deliverer.deliver([deliveryId]);
  return deliveryId;
}

/** The same delivery once more, as after a crash between effect and mark. */
async function again(deliveryId: string, service: ServiceName): Promise<void> {
  await world.sql(`UPDATE messaging.deliveries SET status = 'pending', attempts = 0, due_at = $2 WHERE id = $1`, [deliveryId, world.clock.now()]);
  await world.service(service).app.get(MessagingModule).deliverer.deliver([deliveryId]);
}

const cases = definitions.flatMap(({ name }) => handledBy(name).map((type) => [name, type] as [ServiceName, string]));

describe('every reaction survives being run twice', () => {
  it.each(cases)('%s hears %s', async (service, name) => {
    const { type } = topology.get(name)!;
    await fc.assert(
      fc.asyncProperty(anyFacts(type), anyPersonal(type), fc.integer({ min: 1, max: 5 }), async (facts, personal, version) => {
        const delivery = await deliver(type, service, facts, personal, version);
        const [{ status, last_error: error }] = (await world.sql('SELECT status, last_error FROM messaging.deliveries WHERE id = $1', [delivery])) as [{ status: string; last_error: string | null }];
        expect([status, error]).toEqual(['done', null]);
        const once = await stateOf(service);
        await again(delivery, service);
        expect(await stateOf(service)).toEqual(once);
      }),
      { numRuns: 6, seed: 20_260_302 },
    );
  });
});
