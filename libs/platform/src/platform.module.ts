import { Global, Module, type DynamicModule, type FactoryProvider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessLogEntry } from './audit/access-log.entity.js';
import { auditController } from './audit/audit.controller.js';
import { AuditEntry, AuditKey, AuditUnsealed } from './audit/audit-entry.entity.js';
import { ChainKey } from './audit/chain.js';
import { AuditSealer } from './audit/sealer.js';
import { Credentials } from './auth/credentials.js';
import { Csrf } from './auth/csrf.js';
import { Gate } from './auth/gate.js';
import { Principal, Principals } from './auth/principals.js';
import { Tokens } from './auth/tokens.js';
import { Clock } from './clock.js';
import { openDataSource } from './database/data-source.js';
import { poolSizes } from './database/server.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { FieldsPipe } from './fields/pipe.js';
import { Health, HealthController } from './health/health.js';
import { IdempotencyKey } from './http/idempotency-key.entity.js';
import { KeyedWork } from './http/keyed-work.js';
import { ProblemFilter } from './http/problem.filter.js';
import { UnitOfWorkInterceptor } from './http/unit-of-work.interceptor.js';
import { Metrics } from './metrics.js';
import type { Runtime } from './runtime.js';
import type { EntityClass, ServiceDefinition } from './service.js';
import { CONFIG, DEFINITION, LOGGER } from './tokens.js';

/** Entities that every service has in its own schema. */
const ENTITIES: EntityClass[] = [AuditEntry, AuditKey, AuditUnsealed, AccessLogEntry, IdempotencyKey, Principal];

@Global()
@Module({})
export class PlatformModule {
  /** All that a service gets without asking: database, gate, audit, problems, health, metrics. */
  static for(definition: ServiceDefinition, { config, clock, logger }: Runtime): DynamicModule {
    const { name } = definition;
    const metrics = new Metrics(name);
    const auditKeys = () => ({ master: config.secrets.auditKey, chain: new ChainKey(config.secrets.keyFor('audit chain')) });
    const provide = <T>(type: Type<T> | typeof Clock, inject: FactoryProvider['inject'], useFactory: FactoryProvider['useFactory']): FactoryProvider => ({
      provide: type,
      inject,
      useFactory,
    });
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [auditController(name), HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: DEFINITION, useValue: definition },
        { provide: Clock, useValue: clock },
        { provide: Metrics, useValue: metrics },
        provide(DataSource, [], () => openDataSource(config, name, [...ENTITIES, ...definition.entities], logger)),
        provide(UnitOfWork, [DataSource], (source: DataSource) => {
          const work = new UnitOfWork(name, source, clock, auditKeys(), poolSizes[name]);
          // Before all other figures: a scrape that asks the database must not count itself.
          metrics.observePool(work);
          return work;
        }),
        provide(Tokens, [], () => new Tokens(config)),
        provide(Csrf, [], () => new Csrf(config.secrets.keyFor('csrf'))),
        Credentials,
        provide(Principals, [DataSource], (source: DataSource) => new Principals(source)),
        provide(AuditSealer, [UnitOfWork], (work: UnitOfWork) => new AuditSealer(work, config, name, logger)),
        provide(Health, [DataSource], (source: DataSource) => {
          const health = new Health();
          health.add('database', () => source.query('SELECT 1'));
          return health;
        }),
        provide(APP_GUARD as never, [Reflector, Credentials, Principals], (r: Reflector, c: Credentials, p: Principals) => new Gate(r, c, p)),
        KeyedWork,
        provide(APP_INTERCEPTOR as never, [KeyedWork, Reflector], (w: KeyedWork, r: Reflector) => new UnitOfWorkInterceptor(w, r)),
        { provide: APP_PIPE, useClass: FieldsPipe },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
      ],
      exports: [KeyedWork, CONFIG, LOGGER, DEFINITION, Clock, Metrics, DataSource, UnitOfWork, Tokens, Csrf, Credentials, Principals, AuditSealer, Health],
    };
  }
}
