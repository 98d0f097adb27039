import { Alert, Button, Card, Code, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMay, useMe } from '../../data/me.js';
import { restoreStrategy, strategyQuery, voidStrategy, type Strategy } from '../../data/strategies.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink, TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { LookNow } from '../runs/look-now.js';
import { RunList } from '../runs/run-list.js';
import { mayChange } from './may-change.js';
import { RankingCard } from './ranking-card.js';
import { StrategyFacts } from './strategy-facts.js';

export function StrategyScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="strategies:read">
      <StrategyPage key={id} id={id} />
    </ForRole>
  );
}

function StrategyPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const mayStart = useMay('runs:start');
  const { data: strategy, error, refetch } = useQuery(strategyQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!strategy) return <Loading />;
  const inUse = strategy.voidedAt === null;
  const changes = mayChange(me, strategy);
  return (
    <Page title={strategy.name} actions={changes && <Actions strategy={strategy} />}>
      {inUse && strategy.queryProblem && (
        <Alert color="red" variant="light" title={t('strategies.unreadable')}>
          {strategy.queryProblem[i18n.language === 'en' ? 'en' : 'fr']} {t('strategies.unreadableHint')}
        </Alert>
      )}
      {!inUse && (
        <Alert color="orange" variant="light">
          {t('strategies.voided')}
        </Alert>
      )}
      <Card withBorder>
        <Text size="sm" c="dimmed">
          {t('strategies.query')}
        </Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {strategy.query}
        </Code>
        {strategy.pubmedQuery && (
          <>
            <Text size="sm" c="dimmed" mt="sm">
              {t('strategies.pubmedQuery')}
            </Text>
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {strategy.pubmedQuery}
            </Code>
          </>
        )}
      </Card>
      <StrategyFacts strategy={strategy} />
      <RankingCard strategyId={strategy.id} />
      <TextLink to="/signals" search={{ strategyId: strategy.id }}>
        {t('strategies.signals')}
      </TextLink>
      {strategy.pubmedQuery ? (
        <RunList of={{ strategyId: strategy.id }}>{inUse && mayStart && changes && <LookNow of={{ strategyId: strategy.id }} />}</RunList>
      ) : (
        <Text size="sm" c="dimmed">
          {t('strategies.noRuns')}
        </Text>
      )}
    </Page>
  );
}

function Actions({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const restoring = useMutation({ mutationFn: (one: Strategy) => restoreStrategy(one), onSuccess: () => done(t('strategies.restored')), onError: failed });
  const voiding = useMutation({
    mutationFn: () => voidStrategy(strategy),
    onSuccess: (voided) => done(t('strategies.nowVoided'), () => restoreStrategy(voided)),
    onError: failed,
  });
  if (strategy.voidedAt)
    return (
      <Button variant="default" loading={restoring.isPending} onClick={() => restoring.mutate(strategy)}>
        {t('strategies.restore')}
      </Button>
    );
  return (
    <>
      <Button variant="default" loading={voiding.isPending} onClick={() => voiding.mutate()}>
        {t('strategies.void')}
      </Button>
      <ButtonLink to="/strategies/$id/edit" params={{ id: strategy.id }}>
        {t('actions.edit')}
      </ButtonLink>
    </>
  );
}
