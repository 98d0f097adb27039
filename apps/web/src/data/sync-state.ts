import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useNetwork } from '@mantine/hooks';

/** How what is here stands to what the server has. */
export type SyncState = 'offline' | 'saving' | 'reading' | 'current';

export function useSyncState(): SyncState {
  const { online } = useNetwork();
  const saving = useIsMutating() > 0;
  const reading = useIsFetching() > 0;
  if (!online) return 'offline';
  if (saving) return 'saving';
  return reading ? 'reading' : 'current';
}
