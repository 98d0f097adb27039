import type { FastifyInstance } from 'fastify';
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ServiceName } from '@liaison/contracts';
import { lanes } from './database/admission.js';
import type { UnitOfWork } from './database/unit-of-work.js';
import type { Health } from './health/health.js';
import { stateOf } from './http/request-state.js';
import { withinMs } from './within-ms.js';

/** One value of a figure, and by which labels it is told from the others. */
export interface Reading {
  labels: Record<string, string>;
  value: number;
}

/** What the database is asked for a scrape is answered within this time, or left out of it. */
const ANSWER_WITHIN_MS = 3_000;

/** The figures of one service, for Prometheus, on a port of its own. Labels hold routes and codes, never values of a request. */
export class Metrics {
  readonly registry = new Registry();
  #turn: Promise<void> = Promise.resolve();
  readonly #requests: Histogram<'method' | 'route' | 'status' | 'class'>;

  constructor(service: ServiceName) {
    this.registry.setDefaultLabels({ service });
    this.#requests = new Histogram({
      name: 'liaison_http_request_seconds',
      help: 'Time to answer a request, by the lane that served it',
      labelNames: ['method', 'route', 'status', 'class'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
  }

  observeRequests(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? '(none)';
      const labels = { method: request.method, route, status: reply.statusCode, class: stateOf(request).served ?? '(none)' };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }

  /** Adds a figure of this process, read when Prometheus asks. */
  read(name: string, help: string, labelNames: string[], read: () => Reading[]): void {
    this.#gauge(name, help, labelNames, async () => read());
  }

  /**
   * Adds a figure that others are asked for when Prometheus asks, one after the other. One that is not told
   * in time is left out, rather than keeping an old value or taking all others with it.
   */
  ask(name: string, help: string, labelNames: string[], ask: () => Promise<Reading[]>): void {
    this.#gauge(name, help, labelNames, () => withinMs(ANSWER_WITHIN_MS, this.#inTurn(ask)).catch(() => []));
  }

  #gauge(name: string, help: string, labelNames: string[], readings: () => Promise<Reading[]>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        const found = await readings();
        gauge.reset();
        if (labelNames.length === 0) gauge.set(found[0]?.value ?? Number.NaN);
        else for (const { labels, value } of found) gauge.set(labels, value);
      },
    });
  }

  /** A scrape takes one connection at a time, and none for what nobody waits for any more. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const untilMs = Date.now() + ANSWER_WITHIN_MS;
    const mine = this.#turn.then(() => {
      if (Date.now() > untilMs) throw new Error('too late');
      return work();
    });
    this.#turn = mine.then(nothing, nothing);
    return mine;
  }

  observePool({ admission }: UnitOfWork): void {
    this.read('liaison_db_connections_max', 'Connections that the service may hold', [], () => [one(admission.poolSize)]);
    this.read('liaison_db_connections_in_use', 'Units of work that hold a connection', [], () => [one(admission.load.inUse)]);
    this.read('liaison_db_waiting', 'Units of work that wait for a connection', ['lane'], () => lanes.map((lane) => ({ labels: { lane }, value: admission.waitingIn(lane) })));
    const shed = new Counter({ name: 'liaison_shed_total', help: 'Units of work that were sent away for want of a connection', labelNames: ['lane'], registers: [this.registry] });
    for (const lane of lanes) shed.inc({ lane }, 0);
    admission.onShed = (lane) => shed.inc({ lane });
  }

  observeHealth(health: Health): void {
    this.ask('liaison_up', 'What the service depends on: 1 when it answers', ['check'], async () =>
      Object.entries((await health.ready()).checks).map(([check, state]) => ({ labels: { check }, value: state === 'up' ? 1 : 0 })),
    );
  }
}

/** The value of a figure without labels. */
export const one = (value: number): Reading => ({ labels: {}, value });

const nothing = (): void => undefined;

let processRegistry: Registry | undefined;

/** Memory, event loop and garbage collection of this process, once however many services it runs. */
function processMetrics(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

/** The figures of a process in Prometheus' words: each named once, whichever services it runs. */
export async function exposition(of: readonly Metrics[]): Promise<string> {
  const services = await Promise.all(of.map(({ registry }) => registry.getMetricsAsJSON()));
  return `${await processMetrics().metrics()}${await AggregatorRegistry.aggregate(services).metrics()}`;
}
