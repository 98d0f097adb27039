import { useNetwork } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { useStanding } from './device.js';

/** How what is here stands to what the server has, and how many things that is about. */
export type SyncState =
  | { state: 'offlineWaiting' | 'waiting' | 'mend'; count: number }
  | { state: 'offline' | 'signedOut' | 'reading' | 'current' };

/** How many things that were written here wait to be sent, or to be corrected. */
export function useUnsent(): number {
  const { waiting, refused, conflicts } = useStanding();
  return waiting + refused + conflicts;
}

export function useSyncState(): SyncState {
  const { online } = useNetwork();
  const reading = useIsFetching() > 0;
  const { state, waiting, refused, conflicts } = useStanding();
  const away = !online || state === 'later';
  if (refused + conflicts > 0) return { state: 'mend', count: refused + conflicts };
  if (away) return waiting > 0 ? { state: 'offlineWaiting', count: waiting } : { state: 'offline' };
  if (state === 'signed-out' && waiting > 0) return { state: 'signedOut' };
  if (waiting > 0) return { state: 'waiting', count: waiting };
  return { state: reading ? 'reading' : 'current' };
}
