import { Registry } from 'prom-client';
import type { Config } from './config.js';
import { Listener } from './http/listener.js';
import { exposition, type Metrics } from './metrics.js';

/** Listens for Prometheus on a port of its own, when the configuration names one. */
export async function serveMetrics(config: Config, of: readonly Metrics[]): Promise<Listener | null> {
  if (config.metricsPort === null) return null;
  const listener = new Listener((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    exposition(of).then(
      (text) => response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await listener.listen(config.metricsPort);
  return listener;
}
