import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdverseEvent } from '../../data/adverse-events.js';
import { useTimes } from '../../parts/time.js';

/** Both deadlines, and how far they are: the company's own 24 hours, and the 15 days of the regulation. */
export function Clocks({ event }: { event: AdverseEvent }) {
  const { t } = useTranslation();
  return (
    <Group gap="xl" align="flex-start">
      <Clock name={t('adverseEvents.internal')} dueAt={event.internalDueAt} stoppedAt={event.forwardedAt} />
      <Clock name={t('adverseEvents.regulatory')} dueAt={event.regulatoryDueAt} stoppedAt={event.acknowledgedAt ?? event.closedAt} />
    </Group>
  );
}

function Clock({ name, dueAt, stoppedAt }: { name: string; dueAt: string; stoppedAt: string | null }) {
  const { t } = useTranslation();
  const times = useTimes();
  const late = new Date(stoppedAt ?? Date.now()) > new Date(dueAt);
  const state = stoppedAt ? (late ? 'metLate' : 'met') : late ? 'passed' : 'running';
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text size="sm">{times.moment(dueAt)}</Text>
      <Text size="sm" fw={late ? 600 : 400} c={late ? 'var(--mantine-color-error)' : undefined}>
        {t(`adverseEvents.clock.${state}`, { distance: times.distance(dueAt), at: stoppedAt ? times.moment(stoppedAt) : '' })}
      </Text>
    </Stack>
  );
}
