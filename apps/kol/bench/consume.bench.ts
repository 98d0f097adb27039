import pg from 'pg';
import { pino } from 'pino';
import { interactionLogged, newId } from '@liaison/contracts';
import { Queues } from '@liaison/messaging';
import { copyTemplate, Deployment, median, report, startRedis, until } from '@liaison/testing';

const EVENTS = 10_000;
const ROUNDS = 5;
/** As many as travel in one job. */
const PACK = 50;
/** People who are met again and again. */
const PEOPLE = 2_000;
const WITHIN_MS = 120_000;
/** Hints alone are measured: the sweeper would only wake again what waits already. */
const NO_SWEEPING = { DELIVERY_SWEEP_MS: '600000' };

export const onPostgres = (): Promise<void> => measure('consume-postgres', null);

export async function onRedis(): Promise<void> {
  const redis = await startRedis();
  try {
    await measure('consume-redis', redis.url);
  } finally {
    await redis.stop();
  }
}

/**
 * Meetings that the service `kol` hears of, with hints of fifty in its queue, applied by its own process ÷ the
 * same rows written by a loop of its own connection as the owner: a transaction a pack, a prepared statement an event.
 */
async function measure(name: string, redisUrl: string | null): Promise<void> {
  const database = await copyTemplate(process.env.TEST_SERVER_URL!);
  const deployment = await Deployment.open({ databaseUrl: database.url, secretsDir: process.env.TEST_DATA_DIR!, redisUrl, env: NO_SWEEPING });
  const queues = new Queues(deployment.config, 'interactions', pino({ level: 'silent' }));
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await (await deployment.start('kol', 'jobs')).ready();
    await consumed(deployment, queues, await meetings(deployment));
    await bareLoop(client, await meetings(deployment));
    const rounds: { suite: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const suite = await consumed(deployment, queues, await meetings(deployment));
      const bare = await bareLoop(client, await meetings(deployment));
      rounds.push({ suite, bare });
      process.stderr.write(`  round ${round + 1}: applied ${Math.round(suite)}/s, bare loop ${Math.round(bare)}/s\n`);
    }
    report({
      name,
      ratio: median(rounds.map(({ suite, bare }) => suite / bare)),
      perSecond: median(rounds.map(({ suite }) => suite)),
      goal: 'ratio >= 0.5',
      of: `the same rows by a bare loop: one prepared statement an event, one transaction for ${PACK}`,
    });
  } finally {
    await client.end();
    await queues.close();
    await deployment.close();
    await database.drop();
  }
}

/** Publishes meetings that nobody has heard of yet; answers their deliveries to `kol`. */
async function meetings(deployment: Deployment): Promise<string[]> {
  const topicId = newId();
  const rows = Array.from({ length: EVENTS }, (_, i) => {
    const [event, delivery, interaction, attendee] = [newId(), newId(), newId(), newId()];
    const stakeholder = `01900000-0000-7000-9000-${String(i % PEOPLE).padStart(12, '0')}`;
    const facts = {
      ...{ interactionId: interaction, authorId: newId(), status: 'completed', channel: 'in_person', startedAt: new Date(Date.UTC(2026, 0, 1) + i * 1_000).toISOString() },
      ...{ timeZone: 'America/Toronto', durationMinutes: 30, initiatedBy: 'msl', voided: false },
      attendees: [{ attendeeId: attendee, stakeholderId: stakeholder, organizationId: null }],
      discussions: [{ attendeeId: attendee, topicId, productId: null, stance: 'favourable' }],
    };
    return { event, delivery, interaction, facts };
  });
  await deployment.sql(
    `WITH m AS (SELECT * FROM jsonb_to_recordset($1) AS m(event uuid, delivery uuid, interaction uuid, facts jsonb)),
     e AS (INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, audience)
           SELECT event, $2, 'interactions', interaction, 1, now(), 'bench', '{}', facts, '{kol}' FROM m)
     INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at)
     SELECT delivery, event, $2, interaction, 'interactions', 'kol', now() FROM m`,
    [JSON.stringify(rows), interactionLogged.type],
  );
  await deployment.sql('VACUUM ANALYZE messaging.deliveries, messaging.events, kol.touches, kol.interactions_seen, kol.engagement');
  return rows.map(({ delivery }) => delivery);
}

const packsOf = (ids: string[]): string[][] => Array.from({ length: Math.ceil(ids.length / PACK) }, (_, i) => ids.slice(i * PACK, (i + 1) * PACK));

/** Events a second, from the first hint to the last mark. */
async function consumed(deployment: Deployment, queues: Queues, deliveries: string[]): Promise<number> {
  const began = performance.now();
  await Promise.all(packsOf(deliveries).map((ids) => queues.add('kol', 'deliver', { ids })));
  const done = async () => (await deployment.sql(`SELECT FROM messaging.deliveries WHERE subscriber = 'kol' AND status = 'pending' LIMIT 1`)).length === 0;
  await until(done, 'the last of the events', WITHIN_MS, 20);
  return (deliveries.length * 1_000) / (performance.now() - began);
}

/** Reads each pack and writes what the suite writes of it: what was seen, the touch, the engagement, the mark. */
async function bareLoop(client: pg.Client, deliveries: string[]): Promise<number> {
  const began = performance.now();
  for (const ids of packsOf(deliveries)) {
    await client.query('BEGIN');
    const { rows } = await client.query({
      name: 'read',
      text: `SELECT d.id, e.facts FROM messaging.deliveries d JOIN messaging.events e ON e.id = d.event_id WHERE d.id = ANY($1::uuid[]) FOR UPDATE OF d`,
      values: [ids],
    });
    for (const { id, facts } of rows) {
      const [{ stakeholderId }] = facts.attendees;
      const stances = facts.discussions.map(({ topicId, stance }: { topicId: string; stance: string }) => ({ topicId, stance }));
      await client.query({
        name: 'write',
        text: `WITH s AS (INSERT INTO kol.interactions_seen VALUES ($1, 1)),
          t AS (INSERT INTO kol.touches VALUES ($1, $2, $3, $4)),
          e AS (INSERT INTO kol.engagement AS e (id, last_touch_at, interaction_count, stances, updated_at) VALUES ($2, $3, 1, $4, now())
                ON CONFLICT (id) DO UPDATE SET last_touch_at = greatest(e.last_touch_at, excluded.last_touch_at), interaction_count = e.interaction_count + 1,
                  stances = excluded.stances, updated_at = excluded.updated_at, version = e.version + 1)
          UPDATE messaging.deliveries SET status = 'done', attempts = 1, finished_at = now() WHERE id = $5`,
        values: [facts.interactionId, stakeholderId, facts.startedAt, JSON.stringify(stances), id],
      });
    }
    await client.query('COMMIT');
  }
  return (deliveries.length * 1_000) / (performance.now() - began);
}
