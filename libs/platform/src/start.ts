import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { observeAudit } from './audit/observe.js';
import { SystemClock } from './clock.js';
import { readConfig } from './config.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { drainOnSignal } from './drain.js';
import { Health } from './health/health.js';
import { Listener } from './http/listener.js';
import { httpAdapter } from './http/server.js';
import { newLogger } from './logging.js';
import { Metrics } from './metrics.js';
import { serveMetrics } from './serve-metrics.js';
import { PlatformModule } from './platform.module.js';
import type { Runtime } from './runtime.js';
import { API_PREFIX, type RunningService, type ServiceDefinition } from './service.js';
import { assertWiring } from './wiring.js';

/** Builds and checks one service without listening. */
export async function build(definition: ServiceDefinition, runtime: Runtime): Promise<RunningService> {
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(definition, runtime), await httpAdapter(), {
    bodyParser: false,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  const source = app.get(DataSource);
  try {
    app.setGlobalPrefix(API_PREFIX, { exclude: ['health/{*rest}', ...(definition.paths ?? []).flatMap((path) => [path, `${path}/{*rest}`])] });
    await assertWiring(app, definition, source);
    const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    const metrics = app.get(Metrics);
    metrics.observeRequests(fastify);
    metrics.observeHealth(app.get(Health));
    observeAudit(metrics, app.get(UnitOfWork));
    await app.init();
    await fastify.ready();
    return {
      definition,
      app,
      answer: (request, response) => fastify.routing(request, response),
      stop: async () => {
        app.get(Health).drain();
        await app.close();
        if (source.isInitialized) await source.destroy();
      },
    };
  } catch (error) {
    await app.close().catch(() => undefined);
    if (source.isInitialized) await source.destroy();
    throw error;
  }
}

/** The module graph of a service without anything in it: what its routes declare can be read, nothing runs. */
export async function preview(definition: ServiceDefinition): Promise<NestFastifyApplication> {
  const config = readConfig({});
  const root = rootOf(definition, { config, logger: newLogger(config), clock: new SystemClock() });
  return NestFactory.create<NestFastifyApplication>(root, await httpAdapter(), { preview: true, logger: false, abortOnError: false });
}

const rootOf = (definition: ServiceDefinition, runtime: Runtime) => ({
  module: class Root {},
  imports: [PlatformModule.for(definition, runtime), ...definition.modules],
});

/** Starts one service as a process of its own: what every `main.ts` calls. */
export async function start(definition: ServiceDefinition): Promise<void> {
  const config = readConfig();
  const logger = newLogger(config);
  const service = await build(definition, { config, logger, clock: new SystemClock() });
  const listener = new Listener(service.answer);
  const metrics = await serveMetrics(config, [service.app.get(Metrics)]);
  drainOnSignal(logger, config.drainDeadlineMs, async () => {
    service.app.get(Health).drain();
    await listener.drain();
    await metrics?.drain();
    await service.stop();
  });
  await listener.listen(config.port);
  logger.info({ service: definition.name, port: config.port, role: config.role }, 'listening');
}
