import autocannon from 'autocannon';
import pg from 'pg';
import { newId } from '@liaison/contracts';
import { atOnce, endProcess, inProcess, median, report } from '@liaison/testing';

const CONCURRENCY = 16;
const ROUNDS = 5;
const ROUND_SECONDS = 6;

interface Served {
  origin: string;
  token: string;
  databaseUrl: string;
}

/** Logging a meeting over HTTP ÷ the same rows written by one prepared SQL statement at the same concurrency, round by round in turn. */
export async function run(): Promise<void> {
  const { child, said } = await inProcess<Served>(new URL('./server.js', import.meta.url), {});
  try {
    const bare = await bareSql(said);
    await overHttp(said, 3);
    await atOnce(CONCURRENCY, 2_000, bare.write);
    const rounds: { ratio: number; http: Measured; sql: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const http = await overHttp(said, ROUND_SECONDS);
      const sql = (await atOnce(CONCURRENCY, ROUND_SECONDS * 1_000, bare.write)).perSecond;
      rounds.push({ ratio: http.perSecond / sql, http, sql });
      process.stderr.write(`  round ${round + 1}: HTTP ${Math.round(http.perSecond)}/s, SQL ${Math.round(sql)}/s\n`);
    }
    await bare.end();
    report({
      name: 'log-interaction',
      ratio: median(rounds.map((round) => round.ratio)),
      p50Ms: median(rounds.map((round) => round.http.p50Ms)),
      p99Ms: median(rounds.map((round) => round.http.p99Ms)),
      perSecond: median(rounds.map((round) => round.http.perSecond)),
      goal: 'ratio >= 0.5, floor 0.25',
      of: `the same rows by one prepared SQL statement, ${CONCURRENCY} at once`,
    });
  } finally {
    await endProcess(child);
  }
}

interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

async function overHttp({ origin, token }: Served, seconds: number): Promise<Measured> {
  const result = await autocannon({
    url: `${origin}/api/v1/interactions`,
    connections: CONCURRENCY,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        setupRequest: (request: autocannon.Request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': newId() },
          body: JSON.stringify({
            channel: 'in_person',
            startedAt: '2026-03-02T09:00:00-05:00',
            durationMinutes: 30,
            attendees: [{ stakeholderId: newId() }],
            discussions: [{ topicId: newId(), summary: 'Données de suivi à long terme et profil d’innocuité.', stance: 'favourable' }],
          }),
        }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers were not 201, ${result.errors} failed`);
  return { perSecond: result['2xx'] / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

/** The rows of the last logged meeting, written again and again under new ids, as the owner: no policies, no HTTP, one round trip. */
async function bareSql({ databaseUrl }: Served): Promise<{ write: (one: number) => Promise<unknown>; end: () => Promise<void> }> {
  const clients = await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  return {
    write: (one) => clients[one]!.query(statement()),
    end: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

const now = new Date('2026-03-02T15:00:00Z');
const facts = JSON.stringify({ channel: 'in_person', status: 'completed', attendees: [{ attendeeId: newId(), stakeholderId: newId() }], filler: 'x'.repeat(420) });
const answer = 'y'.repeat(1_000);

function statement(): pg.QueryConfig {
  const [id, attendee, stakeholder, entry, event, author] = [newId(), newId(), newId(), newId(), newId(), newId()];
  return {
    name: 'bare',
    text: `WITH
      a AS (INSERT INTO interactions.interactions (id, version, author_id, status, channel, started_at, time_zone, duration_minutes, initiated_by, language, created_at, updated_at)
            VALUES ($1, 1, $2, 'completed', 'in_person', $3, 'America/Toronto', 30, 'msl', 'fr', $3, $3)),
      b AS (INSERT INTO interactions.attendees (id, interaction_id, author_id, ordinal, stakeholder_id) VALUES ($4, $1, $2, 0, $5)),
      c AS (INSERT INTO interactions.discussions (id, interaction_id, attendee_id, ordinal, topic_id, summary, stance) VALUES ($6, $1, $4, 0, $7, 'Données de suivi à long terme et profil d’innocuité.', 'favourable')),
      d AS (INSERT INTO interactions.audit_entries (id, at, actor_kind, actor, actor_role, action, resource, resource_id, correlation_id, after, sealed)
            VALUES ($8, $3, 'user', $2::text, 'msl', 'interactions:write', 'interaction', $1, $1::text, $9, $10)),
      e AS (INSERT INTO interactions.audit_keys (entry_id, subject_id, key) VALUES ($8, $5, $11)),
      f AS (INSERT INTO interactions.audit_unsealed (entry_id, mac) VALUES ($8, '\\x00')),
      g AS (INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, actor_id, correlation_id, subject_ids, facts, audience)
            VALUES ($12, 'interaction.logged.v1', 'interactions', $1, 1, $3, $2, $1::text, '{}', $9, '{kol}')),
      h AS (INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, status, due_at)
            VALUES ($13, $12, 'interaction.logged.v1', $1, 'interactions', 'nobody', 'done', $3)),
      i AS (INSERT INTO interactions.idempotency_keys (caller, key, request_hash, headers, answer, subject_ids, created_at)
            VALUES ($2::text, $1::text, $11, '{}', $14, ARRAY[$5], $3))
      SELECT 1`,
    values: [id, author, now, attendee, stakeholder, newId(), newId(), entry, facts, JSON.stringify({ [stakeholder]: 'z'.repeat(200) }), Buffer.alloc(40), event, newId(), answer],
  };
}
