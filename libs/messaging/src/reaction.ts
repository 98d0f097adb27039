import { handledBy, type EventType, type Received, type ServiceName } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';

/** What a service does when it hears of an event. Its effect and the mark "done" are kept together. */
export interface Reaction {
  type: EventType;
  handle(tx: Tx, event: Received): Promise<void>;
  /** Handles a whole pack at once; when it fails, every event of it is handled alone. Reactions that share it share packs. */
  handleAll?: (tx: Tx, events: Received[]) => Promise<void>;
}

/** Declares the handler of an event. It may run twice for events in any order: let the higher version win. */
export const react = <E extends EventType>(type: E, handle: (tx: Tx, event: Received<E>) => Promise<void>): Reaction => ({
  type,
  handle: handle as unknown as Reaction['handle'],
});

/**
 * Declares the handler of events that come in numbers: it takes a pack in a few statements. It keeps
 * projections and nothing else: what it audited or published would not say which event it was for.
 */
export const reactToAll = <E extends EventType>(type: E, handleAll: (tx: Tx, events: Received<E>[]) => Promise<void>): Reaction => ({
  ...react(type, (tx, event) => handleAll(tx, [event])),
  handleAll: handleAll as unknown as Reaction['handleAll'],
});

/** Refuses a service whose reactions are not exactly the ones that the topology names. */
export function assertReactions(service: ServiceName, reactions: readonly Reaction[]): void {
  const declared = handledBy(service);
  const given = reactions.map((reaction) => reaction.type.type);
  const missing = declared.filter((type) => !given.includes(type));
  const foreign = given.filter((type) => !declared.includes(type));
  const doubled = given.filter((type, i) => given.indexOf(type) !== i);
  if (missing.length + foreign.length + doubled.length === 0) return;
  throw new Error(
    `${service}: handlers do not match libs/contracts/src/topology.ts. Missing: [${missing.join(', ')}]; ` +
      `not in the topology: [${foreign.join(', ')}]; doubled: [${doubled.join(', ')}].`,
  );
}
