import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSyncState } from '../data/sync-state.js';

const COLOURS = { offline: 'orange', saving: 'blue', reading: 'gray', current: 'green' } as const;

/** In words, whether what is here is what the server has. */
export function SyncChip() {
  const { t } = useTranslation();
  const state = useSyncState();
  return (
    <Badge variant="light" color={COLOURS[state]} tt="none" fw={500} role="status" visibleFrom="md" autoContrast>
      {t(`sync.${state}`)}
    </Badge>
  );
}
