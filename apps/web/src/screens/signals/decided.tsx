import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../data/reference.js';
import type { Signal } from '../../data/signals.js';
import { useTimes } from '../../parts/time.js';

/** What has been made of a signal, by whom and when. */
export function Decided({ signal }: { signal: Signal }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const { state, decidedBy, decidedAt, dismissal, snoozedUntil, ownerId } = signal;
  if (state === 'new' || !decidedBy || !decidedAt) return null;
  const said = { name: userName(decidedBy), at: times.moment(decidedAt) };
  const words = {
    kept: () => t('signals.decided.kept', said),
    dismissed: () => t('signals.decided.dismissed', { ...said, reason: t(`signals.dismissals.${(dismissal ?? 'other') as 'other'}`) }),
    snoozed: () => t('signals.decided.snoozed', { ...said, until: snoozedUntil ? times.moment(snoozedUntil) : '' }),
    assigned: () => t('signals.decided.assigned', { ...said, owner: ownerId ? userName(ownerId) : '' }),
  };
  return (
    <Alert variant="light" p="xs">
      {words[state]()}
    </Alert>
  );
}
