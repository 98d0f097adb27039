import { Registry } from 'prom-client';
import type { Config } from './config.js';
import { Listener } from './http/listener.js';
import { processMetrics, type Metrics } from './metrics.js';

/** Listens for Prometheus on a port of its own, when the configuration names one. */
export async function serveMetrics(config: Config, of: readonly Metrics[]): Promise<Listener | null> {
  if (config.metricsPort === null) return null;
  const merged = Registry.merge([processMetrics(), ...of.map((metrics) => metrics.registry)]);
  const listener = new Listener((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    merged.metrics().then(
      (text) => response.writeHead(200, { 'content-type': merged.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await listener.listen(config.metricsPort);
  return listener;
}
