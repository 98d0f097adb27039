import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../data/signals.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { TextLink } from '../../parts/link.js';

/** The ways on: to the page of what a signal is about, and to where it was published. */
export function SubjectLinks({ subject: { kind, id, url } }: { subject: Signal['subject'] }) {
  const { t } = useTranslation();
  return (
    <Group gap="md">
      {kind === 'publication' && (
        <TextLink to="/publications/$id" params={{ id }}>
          {t('signals.openPublication')}
        </TextLink>
      )}
      {kind === 'trial' && (
        <TextLink to="/trials/$id" params={{ id }}>
          {t('signals.openTrial')}
        </TextLink>
      )}
      {kind === 'notice' && (
        <TextLink to="/notices/$id" params={{ id }}>
          {t('signals.openNotice')}
        </TextLink>
      )}
      {url && <Elsewhere href={url}>{t('signals.atSource')}</Elsewhere>}
    </Group>
  );
}
