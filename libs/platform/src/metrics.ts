import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry, type GaugeConfiguration } from 'prom-client';
import type { ServiceName } from '@liaison/contracts';
import type { UnitOfWork } from './database/unit-of-work.js';

/** The figures of one service, for Prometheus, on a port of its own. Labels hold routes and codes, never values of a request. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor(service: ServiceName) {
    this.registry.setDefaultLabels({ service });
    this.#requests = new Histogram({
      name: 'liaison_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
  }

  observeRequests(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? '(none)';
      this.#requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  /** Adds a figure that is read when Prometheus asks. */
  gauge<T extends string>(configuration: Omit<GaugeConfiguration<T>, 'registers'>): Gauge<T> {
    return new Gauge({ ...configuration, registers: [this.registry] });
  }

  observePool(work: UnitOfWork): void {
    const read = (name: string, help: string, value: () => number) =>
      this.gauge({
        name,
        help,
        collect(this: Gauge) {
          this.set(value());
        },
      });
    read('liaison_db_connections_in_use', 'Units of work that hold a connection', () => work.admission.load.inUse);
    read('liaison_db_waiting', 'Units of work that wait for a connection', () => work.admission.load.waiting);
  }
}

let processRegistry: Registry | undefined;

/** Memory, event loop and garbage collection of this process, once however many services it runs. */
export function processMetrics(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
