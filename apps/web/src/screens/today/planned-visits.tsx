import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { plannedQuery } from '../../data/interactions.js';
import { useMe } from '../../data/me.js';
import { useLabel } from '../../data/reference.js';
import { BlockLink, TextLink } from '../../parts/link.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { useAttendeeNames } from '../interactions/attendee-names.js';
import { Section } from './section.js';

const LATE_DAYS = 7;
const DAY_MS = 86_400_000;

/** One's own planned visits, those of the last days that were never closed included. */
export function PlannedVisits() {
  const { t } = useTranslation();
  const me = useMe();
  const times = useTimes();
  const label = useLabel();
  const names = useAttendeeNames();
  // To the day, so that the question stays the same while one looks at it.
  const from = useMemo(() => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - LATE_DAYS * DAY_MS).toISOString(), []);
  const { data, error, isPending, refetch } = useQuery(plannedQuery(me.id, from, true));
  return (
    <Section title={t('today.visits')} count={data?.items.length}>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty title={t('today.noVisits')}>
          <TextLink to="/interactions/new" search={{ plan: true }}>
            {t('interactions.plan')}
          </TextLink>
        </Empty>
      )}
      <ul className="rows">
        {data?.items.map((visit) => (
          <li key={visit.id}>
            <BlockLink className="row" to="/interactions/$id" params={{ id: visit.id }}>
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <Stack gap={0}>
                  <Text fw={600}>{names(visit)}</Text>
                  <Text size="sm" c="dimmed">
                    {[label('channels', visit.channel), visit.place].filter(Boolean).join(' · ')}
                  </Text>
                </Stack>
                <Stack gap={0} align="flex-end">
                  <Text size="sm">{times.weekday(visit.startedAt)}</Text>
                  <Text size="sm" c="dimmed">
                    {times.clock(visit.startedAt)}
                  </Text>
                </Stack>
              </Group>
            </BlockLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
