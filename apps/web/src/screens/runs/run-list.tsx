import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runsQuery, type Run, type RunsOf } from '../../data/runs.js';
import { queries } from '../../data/queries.js';
import { BlockLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

const COLOURS: Record<Run['status'], string> = { waiting: 'gray', running: 'blue', completed: 'green', failed: 'red', covered: 'gray', cancelled: 'gray' };

/** Every look at a source, the latest first. */
export function RunList({ of, children }: { of: RunsOf; children?: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(runsQuery(of));
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  const state = runs.map(({ id, status, failure }) => [id, status, failure?.code].join(' ')).join();
  // What a run has come to changes what is known of its source or strategy, also when it will be tried again.
  useEffect(() => {
    if (state !== '') for (const one of ['sources', 'strategies']) void queries.invalidateQueries({ queryKey: [one] });
  }, [state]);
  return (
    <section aria-labelledby="runs">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="runs">
          {t('runs.title')}
        </Title>
        {children}
      </Group>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && runs.length === 0 && <Empty title={t('runs.none')}>{t('runs.noneHint')}</Empty>}
      <Stack gap="md">
        <ul className="rows">
          {runs.map((run) => (
            <li key={run.id}>
              <Line run={run} />
            </li>
          ))}
        </ul>
        <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
      </Stack>
    </section>
  );
}

function Line({ run }: { run: Run }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  return (
    <BlockLink className="row" to="/runs/$id" params={{ id: run.id }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={0} style={{ minWidth: 0, flex: '1 1 16rem' }}>
          <Text fw={600}>{times.moment(run.startedAt ?? run.createdAt)}</Text>
          <Text size="sm" c="dimmed">
            {run.failure ? run.failure[i18n.language === 'en' ? 'en' : 'fr'] : t('runs.counts', { read: run.counts.read, fresh: run.counts.fresh, signals: run.counts.signals })}
          </Text>
        </Stack>
        <RunStatus run={run} />
      </Group>
    </BlockLink>
  );
}

export function RunStatus({ run: { status, failure } }: { run: Run }) {
  const { t } = useTranslation();
  const again = status === 'waiting' && failure !== null;
  return (
    <Badge variant="light" tt="none" color={again ? 'orange' : COLOURS[status]}>
      {t(`runs.statuses.${again ? 'again' : status}`)}
    </Badge>
  );
}
