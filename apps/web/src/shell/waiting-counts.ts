import { useUnsent } from '../data/sync-state.js';
import type { Destination } from './navigation.js';

/** How many things wait behind an entry of the menu, where something does. */
export function useWaitingCounts(): Partial<Record<Destination['name'], string>> {
  const unsent = useUnsent();
  return { ...(unsent > 0 && { outbox: String(unsent) }) };
}
