import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../data/digests.js';

const COLOURS: Partial<Record<NonNullable<Digest['status']>, string>> = { sent: 'green', failed: 'red', unknown: 'orange' };

/** What has become of a mail, in words; the colour only says it once more. */
export function DigestStatus({ status }: Pick<Digest, 'status'>) {
  const { t } = useTranslation();
  if (!status) return null;
  return (
    <Badge variant="light" color={COLOURS[status] ?? 'gray'} tt="none" fw={500}>
      {t(`digests.status.${status}`)}
    </Badge>
  );
}

/** Why it was not sent, where that is so. */
export function DigestFailure({ failure }: Pick<Digest, 'failure'>) {
  const { i18n } = useTranslation();
  return failure && <Text size="sm">{failure[i18n.language === 'en' ? 'en' : 'fr']}</Text>;
}
