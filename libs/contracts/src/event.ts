import type { ServiceName } from './services.js';
import { fits, type Fact, type Shape, type Values } from './shapes.js';

/**
 * `state`: carries the aggregate's full current facts, so the highest version wins.
 * `fact`: happened once (submitted, raised, reported), never dropped, applied once by its id, in any order.
 */
export type EventKind = 'state' | 'fact';

type Facts = Record<string, Fact<unknown>>;
type Personal = Record<string, Shape<unknown>>;

export interface EventType<F extends Facts = Facts, P extends Personal = Personal> {
  readonly type: string;
  readonly producers: readonly ServiceName[];
  readonly kind: EventKind;
  readonly facts: F;
  readonly personal: P;
}

export function event<F extends Facts, P extends Personal = Record<never, never>>(
  type: `${string}.v${number}`,
  definition: { producers: readonly ServiceName[]; kind: EventKind; facts: F; personal?: P },
): EventType<F, P> {
  return { type, ...definition, personal: definition.personal ?? ({} as P) };
}

/** What a publisher says; ids, times and actor are added by the unit of work. */
export interface Published<E extends EventType = EventType> {
  aggregateId: string;
  /** The aggregate's version after the change; 1 for a fact event. */
  version: number;
  facts: Values<E['facts']>;
  personal: Values<E['personal']> | null;
  /** Whom the personal part speaks of: erasing one of them empties it. */
  subjectIds: string[];
}

/** What a subscriber receives. `personal` is null when nothing personal was said or it has been erased. */
export interface Received<E extends EventType = EventType> extends Published<E> {
  id: string;
  type: E['type'];
  producer: ServiceName;
  occurredAt: Date;
  actorId: string | null;
  correlationId: string;
}

/** Refuses an event that does not keep its contract, naming the field. */
export function assertContract(type: EventType, said: Published): void {
  const wrong = fits(type.facts, said.facts) ?? (said.personal && fits(type.personal, said.personal));
  if (wrong) throw new Error(`${type.type} breaks its contract at "${wrong}"; see libs/contracts/src/events`);
  if (said.personal && said.subjectIds.length === 0)
    throw new Error(`${type.type} says something personal of nobody: name its subjectIds`);
}
