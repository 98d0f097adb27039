import { useQuery } from '@tanstack/react-query';
import { useMay } from '../data/me.js';
import { counted, waitingQuery } from '../data/quarantine.js';
import { useUnsent } from '../data/sync-state.js';
import type { Destination } from './navigation.js';

/** How many things wait behind an entry of the menu, where something does. */
export function useWaitingCounts(): Partial<Record<Destination['name'], string>> {
  const unsent = useUnsent();
  const { data: held } = useQuery(waitingQuery(useMay('quarantine:decide')));
  return { ...(unsent > 0 && { outbox: String(unsent) }), ...(held && held.items.length > 0 && { quarantine: counted(held) }) };
}
