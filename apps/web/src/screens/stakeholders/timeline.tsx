import { Button, Card, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allAdverseEvents } from '../../data/adverse-events.js';
import { interactionsQuery } from '../../data/interactions.js';
import { useMay } from '../../data/me.js';
import type { Stakeholder } from '../../data/stakeholders.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { TimelineEntry } from './timeline-entry.js';
import { entriesOf, KINDS, type Kind } from './timeline-entries.js';

/** Everything that has happened with a person, the latest first: meetings, what was heard in them, places of work. */
export function Timeline({ person }: { person: Stakeholder }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const mayReadEvents = useMay('adverse-events:read');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(interactionsQuery({ stakeholderId: person.id }));
  const { data: events } = useQuery(allAdverseEvents(mayReadEvents));
  const alone = (events?.items ?? []).filter((event) => event.stakeholderId === person.id && !event.interactionId);
  const meetings = data?.pages.flatMap((page) => page.items) ?? [];
  const entries = entriesOf(person, meetings, alone, !hasNextPage).filter((entry) => kind === 'all' || entry.kinds.includes(kind));
  return (
    <Card withBorder component="section" aria-labelledby="timeline">
      <Stack>
        <Group justify="space-between">
          <Title order={2} id="timeline">
            {t('timeline.title')}
          </Title>
          <Group gap={6} role="group" aria-label={t('timeline.show')}>
            <Chip.Group value={kind} onChange={(value) => setKind(value as Kind | 'all')}>
              {(['all', ...KINDS] as const).map((value) => (
                <Chip key={value} value={value} size="xs">
                  {t(`timeline.kinds.${value}`)}
                </Chip>
              ))}
            </Chip.Group>
          </Group>
        </Group>
        {isPending && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data && entries.length === 0 && <Empty title={t('timeline.none')}>{t('timeline.noneHint')}</Empty>}
        <ol className="spine">
          {entries.map((entry) => (
            <li key={entry.id}>
              <TimelineEntry entry={entry} only={kind} />
            </li>
          ))}
        </ol>
        {hasNextPage && (
          <Group justify="center">
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('timeline.earlier')}
            </Button>
          </Group>
        )}
        {!isPending && !hasNextPage && entries.length > 0 && (
          <Text size="sm" c="dimmed" ta="center">
            {t('timeline.end')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
