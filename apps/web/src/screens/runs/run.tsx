import { Alert, Button, Card, Code, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMe } from '../../data/me.js';
import { useUserName } from '../../data/reference.js';
import { cancelRun, isAtWork, runQuery, type Run } from '../../data/runs.js';
import { sourceQuery } from '../../data/sources.js';
import { strategyQuery } from '../../data/strategies.js';
import { Facts } from '../../parts/facts.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { RunCounts } from './counts.js';
import { Refusals } from './refusals.js';
import { RunStatus } from './run-list.js';

export function RunScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="runs:read">
      <RunPage key={id} id={id} />
    </ForRole>
  );
}

/** One look at a source: what was asked, over which time, and where its records went. */
function RunPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const { data: run, error, refetch } = useQuery(runQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!run) return <Loading />;
  return (
    <Page
      title={t('runs.of', { at: times.moment(run.startedAt ?? run.createdAt) })}
      actions={
        <>
          <RunStatus run={run} />
          <Cancel run={run} />
        </>
      }
    >
      {run.failure && (
        <Alert color={isAtWork(run) ? 'orange' : 'red'} variant="light" title={t(isAtWork(run) ? 'runs.failedSoFar' : 'runs.failed')}>
          {run.failure[i18n.language === 'en' ? 'en' : 'fr']}
        </Alert>
      )}
      <Circumstances run={run} />
      <Stack gap="sm">
        <Title order={2}>{t('runs.wentTo')}</Title>
        <RunCounts run={run} />
      </Stack>
      {run.counts.refused > 0 && <Refusals id={id} />}
    </Page>
  );
}

function Circumstances({ run }: { run: Run }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  return (
    <>
      <Facts
        facts={[
          [t('runs.by'), run.kind !== 'import' && <LookedAt key="by" run={run} />],
          [t('runs.why'), run.slot ? t('runs.slot', { at: times.moment(run.slot) }) : run.requestedBy && t('runs.requested', { name: userName(run.requestedBy) })],
          [t('runs.window'), run.windowFrom && run.windowTo && t('runs.fromTo', { from: times.moment(run.windowFrom), to: times.moment(run.windowTo) })],
          [t('runs.ended'), run.endedAt && times.moment(run.endedAt)],
          [
            t('runs.coveredBy'),
            run.coveredBy && (
              <TextLink to="/runs/$id" params={{ id: run.coveredBy }}>
                {t('runs.covering')}
              </TextLink>
            ),
          ],
        ]}
      />
      {run.query && (
        <Card withBorder>
          <Text size="sm" c="dimmed">
            {t('runs.query')}
          </Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {run.query}
          </Code>
        </Card>
      )}
    </>
  );
}

/** The source or the strategy that it was a run of. */
function LookedAt({ run: { sourceId, strategyId } }: { run: Run }) {
  const { i18n } = useTranslation();
  const { data: source } = useQuery({ ...sourceQuery(sourceId ?? ''), enabled: sourceId !== null });
  const { data: strategy } = useQuery({ ...strategyQuery(strategyId ?? ''), enabled: strategyId !== null });
  if (source)
    return (
      <TextLink to="/sources/$id" params={{ id: source.id }}>
        {source.name[i18n.language === 'en' ? 'en' : 'fr']}
      </TextLink>
    );
  if (strategy)
    return (
      <TextLink to="/strategies/$id" params={{ id: strategy.id }}>
        {strategy.name}
      </TextLink>
    );
  return null;
}

function Cancel({ run }: { run: Run }) {
  const { t } = useTranslation();
  const me = useMe();
  const { done, failed } = useFeedback();
  const cancel = useMutation({ mutationFn: () => cancelRun(run), onSuccess: () => done(t('runs.stopped')), onError: failed });
  const granted = me.actions.find(({ action }) => action === 'runs:start');
  if (!isAtWork(run) || !granted || (granted.scope === 'own' && run.requestedBy !== me.id)) return null;
  return (
    <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {t('runs.stop')}
    </Button>
  );
}
