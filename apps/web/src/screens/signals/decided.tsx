import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../data/signals.js';
import { TextLink } from '../../parts/link.js';
import { useDecided } from './decision-text.js';

/** What has been made of a signal, by whom and when; and whether that has left this device. */
export function Decided({ signal }: { signal: Signal }) {
  const text = useDecided()(signal);
  if (!text && !signal.unsent) return null;
  return (
    <Alert variant="light" p="xs">
      {text}
      {signal.unsent && <Unsent state={signal.unsent} />}
    </Alert>
  );
}

function Unsent({ state }: { state: NonNullable<Signal['unsent']> }) {
  const { t } = useTranslation();
  if (state === 'queued' || state === 'sending') return <Text size="sm">{t('signals.unsent')}</Text>;
  return (
    <Text size="sm">
      {t('signals.unsettled')} <TextLink to="/outbox">{t('signals.settle')}</TextLink>
    </Text>
  );
}
