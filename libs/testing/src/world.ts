import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newId, topology, type EventType, type Published, type ServiceName } from '@liaison/contracts';
import { MessagingModule } from '@liaison/messaging';
import { build, front, newLogger, readConfig, SetClock, type Config, type Handler, type RunningService, type ServiceDefinition } from '@liaison/platform';
import pg from 'pg';
import { Client } from './client.js';
import { copyTemplate } from './database.js';
import { TestIssuer } from './issuer.js';
import { people, type Who } from './people.js';
import { settlePeople } from './settle-people.js';

/** The suite, or a part of it, on a database of its own, at a time that stands still. */
export interface World {
  clock: SetClock;
  config: Config;
  issuer: TestIssuer;
  /** Where the services listen. */
  origin: string;
  /** A client with the token of one of the {@link people}; null is nobody. */
  as(who: Who | null): Client;
  withToken(token: string): Client;
  service(name: ServiceName): RunningService;
  /** Lets a service hear an event as if its producer, absent here, had published it. */
  hear<E extends EventType>(type: E, said: Published<E>): Promise<void>;
  /** Applies all deliveries that are due, until there are none. */
  settle(): Promise<void>;
  /** Asks the database as its administrator, past all policies. */
  sql<T = any>(text: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const START = '2026-03-02T15:00:00.000Z';
/** Rounds of deliveries at most: a long import is a chain of them, one after the other. */
const ROUNDS = 500;

/** Opens a world with the given services. Which events reach services that are not there is of no matter. */
export const openWorld = (...definitions: ServiceDefinition[]): Promise<World> => open(definitions, {});

/**
 * A world as a demonstration is one: its identity provider is the directory's own, at the world's
 * origin. Whoever wants to be somebody there signs in, so `as` knows nobody.
 */
export const openDemoWorld = (...definitions: ServiceDefinition[]): Promise<World> => open(definitions, { demo: true });

/** A world whose services write all that they can say into `log`, and whose queue is on Redis where one is named. */
export const openOverheardWorld = (log: string[], redisUrl: string | null, ...definitions: ServiceDefinition[]): Promise<World> => open(definitions, { log, redisUrl });

/** A world whose sources may be asked at exactly these `host:port`. */
export const openWatchingWorld = (sources: string[], ...definitions: ServiceDefinition[]): Promise<World> => open(definitions, { sources });

/** A world whose mail goes to this server, from `liaison@exemple.test`. */
export const openMailingWorld = (smtpUrl: string, ...definitions: ServiceDefinition[]): Promise<World> => open(definitions, { smtpUrl });

interface Wanted {
  sources?: string[];
  smtpUrl?: string;
  demo?: boolean;
  log?: string[];
  redisUrl?: string | null;
}

async function open(definitions: ServiceDefinition[], wanted: Wanted): Promise<World> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    while (closers.length > 0) await closers.pop()!();
  };
  try {
    return await opened(definitions, wanted, closers, close);
  } catch (error) {
    // What has been opened would keep the test process alive for ever.
    await close();
    throw error;
  }
}

async function opened(definitions: ServiceDefinition[], { demo = false, log, redisUrl, sources, smtpUrl }: Wanted, closers: (() => unknown)[], close: () => Promise<void>): Promise<World> {
  const { TEST_SERVER_URL, TEST_DATA_DIR } = process.env;
  if (!TEST_SERVER_URL || !TEST_DATA_DIR) throw new Error('Run the tests with `npm test`: it starts the database server.');
  const database = await copyTemplate(TEST_SERVER_URL);
  closers.push(() => database.drop());
  // Folders of its own, so that worlds do not read each other's anchors and files; the roles' passwords are the server's.
  const dataDir = mkdtempSync(join(TEST_DATA_DIR, 'world-'));
  closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
  cpSync(join(TEST_DATA_DIR, 'secrets.json'), join(dataDir, 'secrets.json'));
  const issuer = await TestIssuer.start();
  closers.push(() => issuer.stop());
  let answer: Handler = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...(demo
      ? { PORT: String(port), DEMO: 'true', OIDC_ISSUER: `${origin}/oidc` }
      : { OIDC_ISSUER: issuer.url, OIDC_JWKS_URL: `${issuer.url}/jwks` }),
    ROLE: 'http',
    LOG_LEVEL: log ? 'trace' : (process.env.LOG_LEVEL ?? 'fatal'),
    ...(redisUrl && { REDIS_URL: redisUrl }),
    ...(smtpUrl && { SMTP_URL: smtpUrl, MAIL_FROM: 'Liaison <liaison@exemple.test>', PUBLIC_URL: origin }),
    ...(sources && { FETCH_ALLOWED_PRIVATE: sources.join() }),
  });
  const clock = new SetClock(new Date(START));
  const logger = newLogger(config, log && { write: (line: string) => void log.push(line) });
  const admin = new pg.Pool({ connectionString: database.url, max: 2 });
  admin.on('error', () => undefined);
  closers.push(() => admin.end());
  const sql = async <T>(text: string, values: unknown[] = []) => (await admin.query(text, values)).rows as T[];
  for (const { name } of definitions) await settlePeople(sql, name);
  const running = new Map<ServiceName, RunningService>();
  for (const definition of definitions) {
    const service = await build(definition, { config, clock, logger });
    closers.push(() => service.stop());
    running.set(definition.name, service);
  }
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  closers.push(() => server.closeAllConnections());

  const service = (name: ServiceName) => running.get(name) ?? fail(`${name} is not in this world`);
  answer = front([...running.values()], (request, response) => [...running.values()][0]!.answer(request, response));
  const tokens = new Map<string, string>();
  for (const { subject } of Object.values(people)) tokens.set(subject, await issuer.token(subject));

  return {
    clock,
    config,
    issuer,
    origin,
    as: (who) => new Client(origin, who && tokens.get(who)!),
    withToken: (token) => new Client(origin, token),
    service,
    sql,
    ...messagesOf(sql, clock, [...running.values()]),
    close,
  };
}

/** How the services of a world hear of events, and how long it takes until nobody has anything left to hear. */
function messagesOf(sql: World['sql'], clock: SetClock, running: RunningService[]): Pick<World, 'settle' | 'hear'> {
  const settle = async () => {
    for (let round = 0; round < ROUNDS; round++) {
      let some = false;
      for (const { definition, app } of running) {
        const rows = await sql<{ id: string }>(
          `SELECT id FROM messaging.deliveries WHERE subscriber = $1 AND status = 'pending' AND due_at <= $2 ORDER BY id LIMIT 500`,
          [definition.name, clock.now()],
        );
        if (rows.length === 0) continue;
        some = true;
        await app.get(MessagingModule).deliverer.deliver(rows.map((row) => row.id));
      }
      if (!some) return;
    }
    fail('deliveries never settle: does a reaction publish what it hears?');
  };

  return {
    settle,
    async hear(type, said) {
      const id = newId();
      const { handledBy: listeners, readBy = [] } = topology.get(type.type)!;
      await sql(
        `INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, personal, audience)
         VALUES ($1, $2, $3, $4, $5, $6, 'test', $7, $8, $9, $10)`,
        [id, type.type, type.producers[0], said.aggregateId, said.version, clock.now(), said.subjectIds, said.facts, said.personal, [...new Set([...listeners, ...readBy])]],
      );
      for (const subscriber of listeners)
        await sql(
          `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [newId(), id, type.type, said.aggregateId, type.producers[0], subscriber, clock.now()],
        );
      await settle();
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}
