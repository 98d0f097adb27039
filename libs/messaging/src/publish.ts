import { assertContract, newId, topology, type EventType, type Published } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { wakeUp } from './delivery/hints.js';
import { DeliveryRow, EventRow } from './schema/entities.js';

/**
 * Says that something has happened, in the unit of work in which it happens: the event, and one
 * delivery for each service that the topology lets listen, are kept with the change or not at all.
 * @throws Error when the event breaks its contract or its producer is not the one declared
 */
export function publish<E extends EventType>(tx: Tx, type: E, said: Published<E>): void {
  assertContract(type, said);
  const listeners = topology.get(type.type);
  if (!listeners) throw new Error(`${type.type} is not in libs/contracts/src/topology.ts`);
  if (!(type.producers as readonly string[]).includes(tx.service)) throw new Error(`${tx.service} may not publish ${type.type}`);
  const id = newId();
  tx.insert(EventRow, {
    id,
    type: type.type,
    producer: tx.service,
    aggregateId: said.aggregateId,
    version: said.version,
    occurredAt: tx.now,
    actorId: tx.caller.userId,
    correlationId: tx.context.correlationId,
    subjectIds: said.subjectIds,
    facts: said.facts,
    personal: said.personal,
    audience: [...new Set([...listeners.handledBy, ...(listeners.readBy ?? [])])],
  });
  const deliveries = listeners.handledBy.map((subscriber) => ({
    id: newId(),
    eventId: id,
    eventType: type.type,
    aggregateId: said.aggregateId,
    producer: tx.service,
    subscriber,
    dueAt: tx.now,
  }));
  tx.insert(DeliveryRow, deliveries);
  tx.afterCommit(() => wakeUp(tx.source, deliveries));
}
