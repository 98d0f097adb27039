import type { EventType } from './event.js';
import * as directory from './events/directory.events.js';
import * as interactions from './events/interactions.events.js';
import * as kol from './events/kol.events.js';
import * as monitoring from './events/monitoring.events.js';
import * as pathways from './events/pathways.events.js';
import { services, type ServiceName } from './services.js';

/** `handledBy` get a delivery each; `readBy` follow the event in the position-ordered feed only. */
export interface Listeners {
  handledBy: readonly ServiceName[];
  readBy?: readonly ServiceName[];
}

const listen = (type: EventType, listeners: Listeners) => [type.type, { type, ...listeners }] as const;

/** Who listens to what: the only place that says so. */
export const topology = new Map<string, { type: EventType } & Listeners>([
  listen(directory.userChanged, { handledBy: services }),
  listen(directory.userContactChanged, { handledBy: ['monitoring'] }),
  listen(directory.territoryChanged, { handledBy: services }),
  listen(directory.topicChanged, { handledBy: ['kol', 'interactions'] }),

  listen(kol.stakeholderCreated, { handledBy: ['interactions'] }),
  listen(kol.stakeholderChanged, { handledBy: ['interactions'] }),
  listen(kol.stakeholderIdentified, { handledBy: ['monitoring'] }),
  listen(kol.stakeholderPlaced, { handledBy: ['interactions'] }),
  listen(kol.stakeholderMerged, { handledBy: ['interactions', 'monitoring'] }),
  listen(kol.stakeholderErased, { handledBy: ['interactions', 'monitoring'] }),
  listen(kol.organizationChanged, { handledBy: ['interactions', 'monitoring'] }),
  listen(kol.quarantineAnswered, { handledBy: ['interactions'] }),
  listen(kol.jobChanged, { handledBy: ['directory'], readBy: ['directory'] }),
  listen(kol.importContinued, { handledBy: ['kol'] }),

  listen(interactions.interactionLogged, { handledBy: ['kol'] }),
  listen(interactions.interactionChanged, { handledBy: ['kol'] }),
  listen(interactions.insightSubmitted, { handledBy: [] }),
  listen(interactions.inquiryRaised, { handledBy: [] }),
  listen(interactions.quarantineReleased, { handledBy: ['kol'] }),
  listen(interactions.adverseEventReported, { handledBy: [], readBy: ['directory'] }),

  listen(pathways.productChanged, { handledBy: ['interactions'] }),

  listen(monitoring.signalRaised, { handledBy: [] }),
  listen(monitoring.signalTriaged, { handledBy: [] }),
  listen(monitoring.publicationRetracted, { handledBy: [] }),
  listen(monitoring.trialChanged, { handledBy: [] }),
]);

/** The event types that a service must have exactly one handler for. */
export const handledBy = (service: ServiceName): string[] =>
  [...topology.values()].filter((entry) => entry.handledBy.includes(service)).map((entry) => entry.type.type);
