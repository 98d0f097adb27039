import { createPostgresBackend, Queue, withBackend, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import type { ServiceName } from '@liaison/contracts';
import { errorWords, queueConnectionOf, withinMs, type Config } from '@liaison/platform';

export const QUEUE_SCHEMA = 'bullmq';
/** A hint that takes longer is worth less than the request that waits for it. */
const ADD_TIMEOUT_MS = 2_000;
const CLOSE_TIMEOUT_MS = 3_000;

/** What travels in a job: ids. The truth is in the database; a lost job is found by the sweeper. */
export type Hint = { ids: string[] };

/**
 * The one place that knows BullMQ: a queue per service, on Redis or on Postgres. Failures of the
 * backend surface as rejections within bounded time, never as a hang.
 */
export class Queues {
  readonly #queues = new Map<ServiceName, Queue<Hint>>();
  readonly #redis: Redis[] = [];
  readonly #pool: pg.Pool | null;
  readonly #classes: { Queue: typeof Queue; Worker: typeof Worker };
  #worker: Worker<Hint> | null = null;

  constructor(
    private readonly config: Config,
    private readonly service: ServiceName,
    private readonly logger: Logger,
  ) {
    this.#pool = config.redisUrl ? null : this.#newPool();
    // Both backends have one surface; BullMQ's types only differ in the connections that they take.
    this.#classes = config.redisUrl ? { Queue, Worker } : (withBackend(createPostgresBackend) as never);
  }

  /** Puts a hint into another service's queue. */
  async add(service: ServiceName, name: 'deliver' | 'tick', hint: Hint): Promise<void> {
    await withinMs(ADD_TIMEOUT_MS, this.#queue(service).add(name, hint, { removeOnComplete: true, removeOnFail: true }), 'the queue');
  }

  /** How many jobs wait in the service's own queue. */
  waiting(): Promise<number> {
    return withinMs(ADD_TIMEOUT_MS, this.#queue(this.service).getWaitingCount(), 'the queue');
  }

  /** A question that the backend must answer now: BullMQ's waitUntilReady tells only that there was a connection once. */
  async ping(): Promise<void> {
    await this.waiting();
  }

  /** Ticks once a minute, however many processes ask for it. */
  async tickEachMinute(): Promise<void> {
    await withinMs(
      ADD_TIMEOUT_MS,
      this.#queue(this.service).upsertJobScheduler(
        'tick',
        { every: 60_000 },
        { name: 'tick', data: { ids: [] }, opts: { removeOnComplete: true, removeOnFail: true } },
      ),
      'the queue',
    );
  }

  work(process: (name: string, hint: Hint) => Promise<void>): void {
    const options = { connection: this.#connection('worker'), concurrency: 1, ...this.#redisPrefix() };
    this.#worker = new this.#classes.Worker(queueName(this.service), (job: Job<Hint>) => process(job.name, job.data), options);
    this.#worker.on('error', (error) => this.logger.debug({ error: errorWords(error) }, 'queue worker'));
  }

  /** Finishes the job in hand and closes; what the backend does not answer in time is left to its own end. */
  async close(): Promise<void> {
    const closing = [this.#worker?.close(), ...[...this.#queues.values()].map((queue) => queue.close())];
    await withinMs(CLOSE_TIMEOUT_MS, Promise.allSettled(closing)).catch(() => undefined);
    for (const redis of this.#redis) redis.disconnect();
    if (this.#pool) await withinMs(CLOSE_TIMEOUT_MS, this.#pool.end()).catch(() => undefined);
  }

  #queue(service: ServiceName): Queue<Hint> {
    const known = this.#queues.get(service);
    if (known) return known;
    const made: Queue<Hint> = new this.#classes.Queue(queueName(service), {
      connection: this.#connection('producer'),
      ...this.#redisPrefix(),
    });
    made.on('error', (error) => this.logger.debug({ error: errorWords(error) }, 'queue'));
    this.#queues.set(service, made);
    return made;
  }

  #redisPrefix(): { prefix?: string } {
    return this.config.redisUrl ? { prefix: this.config.redisPrefix } : {};
  }

  // Workers wait on Redis for ever; producers must fail at once, because a request waits for them.
  #connection(use: 'worker' | 'producer') {
    if (this.#pool) return this.#pool as never;
    const redis = new Redis(this.config.redisUrl!, {
      maxRetriesPerRequest: use === 'worker' ? null : 1,
      enableOfflineQueue: use === 'worker',
      retryStrategy: (times) => Math.min(times * 200, 2_000),
    });
    redis.on('error', (error) => this.logger.debug({ error: errorWords(error) }, 'redis'));
    this.#redis.push(redis);
    return redis;
  }

  #newPool(): pg.Pool {
    const pool = new pg.Pool(queueConnectionOf(this.config, QUEUE_SCHEMA));
    pool.on('error', (error) => this.logger.debug({ error: errorWords(error) }, 'queue pool'));
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }
}

const queueName = (service: ServiceName): string => `liaison-${service}`;
