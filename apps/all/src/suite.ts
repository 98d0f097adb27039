import { join } from 'node:path';
import { build, front, Health, Listener, Metrics, serveMetrics, type Handler, type RunningService, type Runtime } from '@liaison/platform';
import { files } from './public/files.js';
import { definitions } from './services.js';

/** All services in one process, behind one port. */
export interface Suite {
  services: RunningService[];
  port: number;
  stop(): Promise<void>;
}

/** Starts every service and then listens; stopping is its mirror. The database must have been prepared. */
export async function startSuite(runtime: Runtime): Promise<Suite> {
  const services: RunningService[] = [];
  for (const definition of definitions) services.push(await build(definition, runtime));
  const listener = new Listener(front(services, files(join('dist', 'public'), operations(services))));
  const port = await listener.listen(runtime.config.port);
  const metrics = await serveMetrics(runtime.config, services.map(({ app }) => app.get(Metrics)));
  return {
    services,
    port,
    stop: async () => {
      for (const { app } of services) app.get(Health).drain();
      await listener.drain();
      await metrics?.drain();
      for (const service of services.reverse()) await service.stop();
    },
  };
}

/** Health of the whole; everything else is answered by the first service as unknown. */
function operations(services: RunningService[]): Handler {
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const answer = async (): Promise<void> => {
      const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      if (path === '/health/live') return void response.writeHead(200, json).end('{"status":"up"}');
      if (path === '/health/ready') {
        const states = await Promise.all(services.map(async ({ definition, app }) => [definition.name, await app.get(Health).ready()] as const));
        const ready = states.every(([, state]) => state.ready);
        return void response.writeHead(ready ? 200 : 503, json).end(JSON.stringify({ status: ready ? 'up' : 'down', services: Object.fromEntries(states) }));
      }
      services[0]!.answer(request, response);
    };
    answer().catch(() => response.destroy());
  };
}
