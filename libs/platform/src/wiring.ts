import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { ALLOW, PUBLIC, type Allowed } from './auth/allow.js';
import { ofEveryService } from './http/front.js';
import { pendingMigrations } from './database/migrate.js';
import { platformHoldings } from './privacy/registry.js';
import type { ServiceDefinition } from './service.js';
import { schemaPlan } from './schema-plan.js';

const PATH = 'path';
const METHOD = 'method';

export interface Route {
  service: string;
  controller: string;
  handler: string;
  /** GET, POST… */
  method: string;
  /** Below /api/v1, with `:id` for parameters. */
  path: string;
  allowed: Allowed | null;
}

/** Every route of an application, as its decorators declare it. */
export function routesOf(app: INestApplication, service: string): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      const type = metatype as Type;
      const prefix = trimmed(Reflect.getMetadata(PATH, type) as string);
      return scanner
        .getAllMethodNames(type.prototype as object)
        .map((name) => ({ name, handler: (type.prototype as Record<string, () => unknown>)[name]! }))
        .filter(({ handler }) => Reflect.hasMetadata(METHOD, handler))
        .map(({ name, handler }) => ({
          service,
          controller: type.name,
          handler: name,
          method: RequestMethod[Reflect.getMetadata(METHOD, handler) as number]!,
          path: [prefix, trimmed(Reflect.getMetadata(PATH, handler) as string)].filter(Boolean).join('/'),
          allowed: reflector.get<boolean>(PUBLIC, handler) ? null : (reflector.get<Allowed>(ALLOW, handler) ?? fail(service, type.name, name)),
        }));
    });
}

function fail(service: string, controller: string, handler: string): never {
  throw new Error(`${service}: ${controller}.${handler} has no policy. Add @Allow('resource:action') or @Public().`);
}

const trimmed = (path: string): string => path.replace(/^\/|\/$/g, '');

/** Refuses to start a service whose parts do not fit together, and says how to mend it. */
export async function assertWiring(app: INestApplication, definition: ServiceDefinition, source: DataSource): Promise<void> {
  const owned = [...definition.resources, ...ofEveryService(definition.name), ...(definition.paths ?? []), 'health'];
  for (const route of routesOf(app, definition.name)) {
    if (owned.some((prefix) => route.path === prefix || route.path.startsWith(`${prefix}/`))) continue;
    throw new Error(`${definition.name}: /${route.path} is outside its resources. Add its prefix to ${definition.name}.app.ts.`);
  }
  const pending = await pendingMigrations(source, schemaPlan(definition));
  if (pending.length > 0) throw new Error(`${definition.name}: run \`npm run db:migrate\` first; pending: ${pending.join(', ')}`);
  await assertRegistry(definition, source);
}

/** Every table stands in the personal-data registry, and the registry names no table that is not there. */
async function assertRegistry(definition: ServiceDefinition, source: DataSource): Promise<void> {
  const rows: { name: string }[] = await source.query(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    [definition.name],
  );
  const tables = new Set(rows.map((row) => row.name));
  const registered = new Set([...platformHoldings, ...definition.personalData].map((holding) => holding.table));
  const missing = [...tables].filter((table) => !registered.has(table));
  const stale = [...registered].filter((table) => !tables.has(table));
  if (missing.length + stale.length === 0) return;
  throw new Error(
    `${definition.name}: its personal-data registry lacks [${missing.join(', ')}] and names tables that are not there: [${stale.join(', ')}].`,
  );
}
