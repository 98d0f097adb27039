import { v7, validate } from 'uuid';

/** A new UUIDv7: time-ordered, so that keys stay close together on disk and partitions can be cut by id. */
export const newId = (): string => v7();

/** Any RFC 9562 UUID: a client may supply ids of its own (version 4 or 7) while it is offline. */
export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);

/**
 * The smallest UUIDv7 of an instant: the lower bound of a monthly partition.
 * @param instantMs milliseconds since 1970-01-01T00:00:00Z
 */
export function firstIdOf(instantMs: number): string {
  const hex = instantMs.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
