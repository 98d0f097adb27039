import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jobsQuery, type Job } from '../../data/administration.js';
import { useUserName } from '../../data/reference.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

/** Long work, and how far it is. */
export function Jobs() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(jobsQuery);
  return (
    <ForRole may="jobs:read">
      <Page title={t('navigation.jobs')}>
        {isPending && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && <Empty title={t('jobs.none')}>{t('jobs.noneHint')}</Empty>}
        <ul className="rows">
          {data?.items.map((job) => (
            <li key={job.id} className="row">
              <JobLine job={job} />
            </li>
          ))}
        </ul>
      </Page>
    </ForRole>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const percent = job.total ? Math.round(((job.done + job.refused) / job.total) * 100) : 0;
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text fw={600}>{t(`jobs.kind.${job.kind}`, { defaultValue: job.kind })}</Text>
        <Badge variant="outline" tt="none" color={job.status === 'failed' ? 'red' : 'gray'}>
          {t(`jobs.status.${job.status}`)}
        </Badge>
      </Group>
      {job.total !== null && <Progress value={percent} aria-label={t('jobs.progress', { percent })} />}
      <Text size="sm" c="dimmed">
        {t('jobs.counts', { done: job.done, total: job.total ?? '?', refused: job.refused })} · {userName(job.ownerId)} · {times.moment(job.changedAt)}
      </Text>
    </Stack>
  );
}
