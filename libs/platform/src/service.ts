import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@liaison/contracts';
import type { Migration } from './database/migrate.js';
import type { Holding } from './privacy/registry.js';

export type EntityClass = abstract new (...args: never[]) => object;

/** One service of the suite: everything that the platform must know to start it. */
export interface ServiceDefinition {
  name: ServiceName;
  /** Resources under /api/v1 that this service alone answers; proxy and launcher route by them. */
  resources: readonly string[];
  /** Other addresses that it answers, such as the identity provider's. */
  paths?: readonly string[];
  modules: (Type | DynamicModule)[];
  entities: EntityClass[];
  migrations: Migration[];
  /** The personal-data registry: one line for every table of the schema. */
  personalData: Holding[];
}

/** A service that is up: its Nest application, and its way of answering a request that somebody else received. */
export interface RunningService {
  definition: ServiceDefinition;
  app: NestFastifyApplication;
  answer(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
}

export const API_PREFIX = 'api/v1';
