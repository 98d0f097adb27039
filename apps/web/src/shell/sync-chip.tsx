import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSyncState } from '../data/sync-state.js';
import { BlockLink } from '../parts/link.js';

const COLOURS = { offline: 'orange', offlineWaiting: 'orange', waiting: 'blue', mend: 'red', signedOut: 'orange', reading: 'gray', current: 'green' } as const;

/** In words, whether what is here is what the server has; it leads to what is not. */
export function SyncChip() {
  const { t } = useTranslation();
  const sync = useSyncState();
  return (
    <BlockLink to="/outbox" visibleFrom="md">
      <Badge variant="light" color={COLOURS[sync.state]} tt="none" fw={500} role="status" autoContrast style={{ cursor: 'pointer' }}>
        {t(`sync.${sync.state}`, { count: 'count' in sync ? sync.count : 0 })}
      </Badge>
    </BlockLink>
  );
}
