import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { digestPreferenceQuery } from '../../data/digests.js';

/** Where there is no mail server, nothing leaves: whoever waits for a mail must know. */
export function HeldHere() {
  const { t } = useTranslation();
  const { data } = useQuery(digestPreferenceQuery);
  if (!data || data.mailed) return null;
  return (
    <Alert color="orange" variant="light">
      {t('digests.held')}
    </Alert>
  );
}
