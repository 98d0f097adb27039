import { jobChanged, newId, userChanged } from '@liaison/contracts';
import { newLogger } from '@liaison/platform';
import { fuzz, openWorld, people, sealed, type FuzzReport, type World } from '@liaison/testing';
import { seedDemoTerritory } from '../src/demo.js';
import { describeSuite } from '../src/openapi.js';
import { Unsubscription } from '../../monitoring/src/digests/unsubscription.js';
import { definitions } from '../src/services.js';

const DEAD_LETTERS = 30;
const HELD = 60;
const TO_REDACT = 40;
const REFERS_TO = {
  loserId: 'stakeholders',
  survivorId: 'stakeholders',
  authorId: 'users',
  parentId: 'organizations',
  predecessorId: 'organizations',
  priorityId: 'listening-priorities',
  topics: 'topics',
};

/** The whole suite with the fictional territory in it, and something of what only goes wrong with time. */
export async function openFuzzWorld(): Promise<World> {
  const world = await openWorld(...definitions);
  await seedDemoTerritory(definitions.map(({ name }) => world.service(name)), { config: world.config, clock: world.clock, logger: newLogger(world.config) });
  await world.settle();
  for (const { id } of Object.values(people)) {
    const jobId = newId();
    const facts = { jobId, kind: 'import', ownerId: id, status: 'running' as const, done: 1, refused: 0, total: 2 };
    await world.hear(jobChanged, { aggregateId: jobId, version: 1, facts, personal: null, subjectIds: [] });
  }
  await world.sql(
    `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at, status, attempts, last_error, finished_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'user.changed.v1', gen_random_uuid(), 'directory', 'kol', $1, 'dead', 6, 'a reason', $1 FROM generate_series(1, ${DEAD_LETTERS})`,
    [world.clock.now()],
  );
  const { body: key } = await world.as('maude').get('/quarantine/key');
  const meeting = { channel: 'phone', startedAt: '2026-02-27T15:00:00Z', attendees: [{ stakeholderId: newId() }], adverseEvents: [{ verbatim: 'Une nausée.' }] };
  const write = () => ({ key: newId(), resource: 'interactions', method: 'POST', id: newId(), body: meeting });
  const parcels = await Promise.all(Array.from({ length: HELD }, async () => ({ id: newId(), sealed: await sealed(key, write()) })));
  await world.as('maude').post('/quarantine', { parcels });
  await leaveToRedact(world);
  return world;
}

/** Somebody who was often met with others has been erased. */
async function leaveToRedact(world: World): Promise<void> {
  const { body: person } = await world.as('maude').post('/stakeholders', { kind: 'hcp', givenName: 'Odile', familyName: 'Quevillon' });
  for (let i = 0; i < TO_REDACT; i++)
    await world.as('maude').post('/interactions', { channel: 'phone', startedAt: '2026-02-27T15:00:00Z', note: 'Quevillon hésite', attendees: [{ stakeholderId: person.id }, { stakeholderId: newId() }] });
  await world.settle();
  await world.as('agnes').put(`/stakeholders/${person.id}/erasure`, { reason: 'demande écrite' }, 1);
  await world.settle();
}

/** Fuzzes the suite by its own document, as everybody, and sees to it that every reaction can live with what came of it. */
export async function fuzzSuite(world: World, requests: number, seed: number): Promise<FuzzReport> {
  const tokens = new Map<string, string>();
  for (const { subject } of Object.values(people)) tokens.set(subject, await world.issuer.token(subject));
  const report = await fuzz({
    document: await describeSuite(definitions),
    prefix: '/api/v1/',
    origin: world.origin,
    tokens,
    nowMs: () => world.clock.now().getTime(),
    refersTo: REFERS_TO,
    known: { token: Object.values(people).map(({ id }) => world.service('monitoring').app.get(Unsubscription, { strict: false }).tokenFor(id)) },
    meanwhile: () => hearAllBut(world, userChanged.type),
    requests,
    seed,
  });
  await world.sql(`UPDATE messaging.deliveries SET status = 'pending' WHERE event_type = $1 AND attempts = 0`, [userChanged.type]);
  await world.settle();
  const failed = await world.sql<{ type: string; subscriber: string; error: string; count: number }>(
    `SELECT event_type AS type, subscriber, last_error AS error, count(*)::int AS count FROM messaging.deliveries
      WHERE status <> 'done' AND last_error <> 'a reason' GROUP BY 1, 2, 3`,
  );
  const findings = failed.map(({ type, subscriber, error, count }) => ({ what: `a reaction fails: ${error}`, operation: `${subscriber} on ${type}`, count, example: '' }));
  return { ...report, findings: [...report.findings, ...findings] };
}

/**
 * Lets every service hear everything but one kind of event, which waits until the end: changes of
 * users would lock out those who ask.
 */
async function hearAllBut(world: World, type: string): Promise<void> {
  await world.sql(`UPDATE messaging.deliveries SET status = 'done' WHERE event_type = $1 AND status = 'pending'`, [type]);
  await world.settle();
}
