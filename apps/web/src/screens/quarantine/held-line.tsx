import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../data/reference.js';
import type { Held } from '../../data/quarantine.js';
import { BlockLink } from '../../parts/link.js';
import { useTimes } from '../../parts/time.js';
import { useHeldTitle } from './held-title.js';
import { useRefusal } from './refusal.js';

/** What is held, by whom and since when it was written. It leads to its page. */
export function HeldLine({ held }: { held: Held }) {
  const { t } = useTranslation();
  const times = useTimes();
  const title = useHeldTitle();
  const refusal = useRefusal();
  const name = held.authorName ?? t('quarantine.unknownAuthor');
  return (
    <BlockLink className="row" to="/quarantine/$id" params={{ id: held.id }}>
      <Text fw={600}>{title(held)}</Text>
      <Text size="sm">
        {held.writtenAt ? t('quarantine.writtenBy', { name, at: times.moment(held.writtenAt), distance: times.distance(held.writtenAt) }) : t('quarantine.writtenUnknown', { name })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('quarantine.receivedAt', { at: times.moment(held.receivedAt) })}
      </Text>
      <Decided held={held} />
      {held.refusal && <Text size="sm">{refusal(held.refusal)}</Text>}
    </BlockLink>
  );
}

/** Who decided, when and why, once somebody has. */
export function Decided({ held: { status, decidedBy, decidedAt, reason } }: { held: Held }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  if (status === 'waiting' || !decidedBy || !decidedAt) return null;
  return (
    <>
      <Text size="sm">{t(`quarantine.by.${status}`, { name: userName(decidedBy), at: times.moment(decidedAt) })}</Text>
      {reason && (
        <Text size="sm" className="lines">
          {t('audit.reason', { reason })}
        </Text>
      )}
    </>
  );
}
