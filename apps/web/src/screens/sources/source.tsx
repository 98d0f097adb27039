import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMay } from '../../data/me.js';
import { inputOf, replaceSource, restoreSource, sourceQuery, useSourceKind, voidSource, type Source } from '../../data/sources.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { Facts } from '../../parts/facts.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink, TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { useScheduleWords } from '../../parts/schedule.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { LookNow } from '../runs/look-now.js';
import { RunList } from '../runs/run-list.js';
import { HealthBadge, HealthReason } from './health.js';
import { useKindName } from './kind-name.js';
import { saidOf } from './setting-fields.js';

export function SourceScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="sources:read">
      <SourcePage key={id} id={id} />
    </ForRole>
  );
}

function SourcePage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const mayManage = useMay('sources:manage');
  const { data: source, error, refetch } = useQuery(sourceQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!source) return <Loading />;
  return (
    <Page
      title={source.name[i18n.language === 'en' ? 'en' : 'fr']}
      actions={
        <>
          <HealthBadge source={source} />
          {mayManage && <Actions source={source} />}
        </>
      }
    >
      {source.voidedAt && (
        <Alert color="orange" variant="light">
          {t('sources.voided')}
        </Alert>
      )}
      {source.enabled && <HealthReason source={source} />}
      <About source={source} />
      <RunList of={{ sourceId: source.id }}>{mayManage && source.enabled && <LookNow of={{ sourceId: source.id }} />}</RunList>
    </Page>
  );
}

function About({ source }: { source: Source }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const kindName = useKindName();
  const kind = useSourceKind(source.kind);
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const schedule = useScheduleWords();
  return (
    <Facts
      facts={[
        [t('sources.kind'), kindName(source.kind)],
        [
          t('sources.folder'),
          source.folder && (
            <TextLink to="/sources" search={{ folder: source.folder }}>
              {source.folder}
            </TextLink>
          ),
        ],
        ...(kind?.settings ?? []).map((setting): [string, ReactNode] => {
          const text = saidOf(source.settings, setting);
          const chosen = setting.choices.find((choice) => choice.value === text)?.label[language];
          return [setting.label[language], text && setting.kind === 'url' ? <Elsewhere href={text}>{text}</Elsewhere> : (chosen ?? text)];
        }),
        [t('sources.apiKey'), source.hasApiKey ? t('sources.hasKey') : null],
        [t('schedule.label'), schedule(source.schedule)],
        [t('sources.lastSuccess'), source.succeededAt ? `${times.moment(source.succeededAt)} (${times.distance(source.succeededAt)})` : t('sources.never')],
        [t('sources.lastAttempt'), source.attemptedAt && times.moment(source.attemptedAt)],
        [t('schedule.next'), source.nextRunAt && times.moment(source.nextRunAt)],
        [t('sources.goodUntil'), source.health === 'ok' && source.notBefore && times.moment(source.notBefore)],
      ]}
    />
  );
}

function Actions({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const restoring = useMutation({ mutationFn: () => restoreSource(source), onSuccess: () => done(t('sources.restored')), onError: failed });
  const voiding = useMutation({ mutationFn: () => voidSource(source), onSuccess: (voided) => done(t('sources.nowVoided'), () => restoreSource(voided)), onError: failed });
  const switching = useMutation({
    mutationFn: () => replaceSource(source, { ...inputOf(source), enabled: !source.enabled }),
    onSuccess: (switched) => done(t(switched.enabled ? 'sources.nowOn' : 'sources.nowOff')),
    onError: failed,
  });
  if (source.voidedAt)
    return (
      <Button variant="default" loading={restoring.isPending} onClick={() => restoring.mutate()}>
        {t('strategies.restore')}
      </Button>
    );
  return (
    <>
      <Button variant="default" loading={voiding.isPending} onClick={() => voiding.mutate()}>
        {t('strategies.void')}
      </Button>
      <Button variant="default" loading={switching.isPending} onClick={() => switching.mutate()}>
        {t(source.enabled ? 'sources.disable' : 'sources.enable')}
      </Button>
      <ButtonLink to="/sources/$id/edit" params={{ id: source.id }}>
        {t('actions.edit')}
      </ButtonLink>
    </>
  );
}
