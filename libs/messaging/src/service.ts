import type { DynamicModule, Type } from '@nestjs/common';
import type { ServiceName } from '@liaison/contracts';
import type { EntityClass, Holding, Migration, ServiceDefinition } from '@liaison/platform';
import { accessReactions } from './access-reactions.js';
import { personalDataController } from './personal-data/personal-data.controller.js';
import { MessagingModule } from './messaging.module.js';
import type { Reaction } from './reaction.js';
import type { Schedule } from './schedules/schedule.js';
import { DeliveryRow, EventRow } from './schema/entities.js';

export interface ServiceParts {
  name: ServiceName;
  /** Resources under /api/v1 that this service alone answers. */
  resources: readonly string[];
  /** Other addresses that it answers. */
  paths?: readonly string[];
  features: (Type | DynamicModule)[];
  entities: EntityClass[];
  migrations: Migration[];
  /** The personal-data registry: one line for every table of the schema. */
  personalData: Holding[];
  /** SQL for all ids of the person whose ids are `$1`, where the service knows of merges. */
  aliases?: string;
  /** One handler for each event that the topology lets the service hear. */
  reactions?: Reaction[];
  schedules?: Schedule[];
}

/** The definition of a service: what `<name>.app.ts` exports. */
export const defineService = (parts: ServiceParts): ServiceDefinition => ({
  name: parts.name,
  resources: parts.resources,
  paths: parts.paths,
  modules: [
    MessagingModule.for({
      service: parts.name,
      reactions: withAccess(parts.reactions ?? []),
      schedules: parts.schedules ?? [],
      controllers: [personalDataController({ service: parts.name, personalData: parts.personalData, aliases: parts.aliases })],
    }),
    ...parts.features,
  ],
  entities: [EventRow, DeliveryRow, ...parts.entities],
  migrations: parts.migrations,
  personalData: parts.personalData,
});

/** Every service hears who may do what; one that has more to do about it does so afterwards, in the same delivery. */
function withAccess(own: Reaction[]): Reaction[] {
  const access = accessReactions.map((first): Reaction => {
    const then = own.find((reaction) => reaction.type === first.type);
    if (!then) return first;
    return {
      type: first.type,
      async handle(tx, event) {
        await first.handle(tx, event);
        await then.handle(tx, event);
      },
    };
  });
  return [...access, ...own.filter((reaction) => !accessReactions.some((first) => first.type === reaction.type))];
}
