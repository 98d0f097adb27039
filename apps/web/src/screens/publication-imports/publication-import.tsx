import { Alert, Button, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMe } from '../../data/me.js';
import { importQuery, type PublicationImport } from '../../data/publication-imports.js';
import { useUserName } from '../../data/reference.js';
import { cancelRun, isAtWork, runQuery, type Run } from '../../data/runs.js';
import { Facts } from '../../parts/facts.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { RunCounts } from '../runs/counts.js';
import { Refusals } from '../runs/refusals.js';
import { formatName } from './formats.js';
import { ImportStatus } from './import-status.js';
import { ImportedWorks } from './imported-works.js';

export function PublicationImportScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="publications:read">
      <Loaded key={id} id={id} />
    </ForRole>
  );
}

/** What became of a file: its counts, what was not taken and why, and the works that came of it. */
function Loaded({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: one, error, refetch } = useQuery(importQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!one) return <Loading />;
  return (
    <Page title={one.fileName ?? t('imports.unnamed')} actions={<ImportStatus of={one} />}>
      <Outcome one={one} />
      <About one={one} />
      {one.runId && <OfRun id={one.runId} importId={one.id} />}
    </Page>
  );
}

function Outcome({ one }: { one: PublicationImport }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const another = <TextLink to="/publication-imports">{t('imports.another')}</TextLink>;
  if (one.failure)
    return (
      <Ended colour="red" title={t('imports.failed')} why={one.failure[language]}>
        {another}
      </Ended>
    );
  if (one.status === 'awaiting-content') return <Ended colour="orange" title={t('imports.noFile')}>{another}</Ended>;
  if (one.status === 'repeated')
    return (
      <Ended colour="gray" title={t('imports.repeated')}>
        <TextLink to="/publication-imports/$id" params={{ id: one.repeatsId! }}>
          {t('imports.seeFirst')}
        </TextLink>
      </Ended>
    );
  if (one.status !== 'waiting' && one.status !== 'running') return null;
  return <UnderWay one={one} />;
}

/** How far it is: of how many, once the file has been counted. */
function UnderWay({ one: { counts } }: { one: PublicationImport }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(`${i18n.language}-CA`);
  const [done, total] = [(counts?.read ?? 0) + (counts?.refused ?? 0), counts?.hits ?? null];
  const said = total === null ? t('imports.underWay', { read: number.format(done) }) : t('imports.underWayOf', { done: number.format(done), total: number.format(total) });
  return (
    <Stack gap="xs" role="status">
      <Text>{said}</Text>
      <Progress value={total ? (100 * done) / total : 100} animated aria-label={t('imports.statuses.running')} />
    </Stack>
  );
}

/** Why nothing came of it, and the way on. */
function Ended({ colour, title, why, children }: { colour: string; title: string; why?: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Alert color={colour} variant="light" title={title}>
        {why}
      </Alert>
      <div>{children}</div>
    </Stack>
  );
}

function About({ one }: { one: PublicationImport }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const kilobytes = new Intl.NumberFormat(`${i18n.language}-CA`, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <Facts
      facts={[
        [t('imports.givenBy'), `${userName(one.ownerId)}, ${times.moment(one.createdAt)}`],
        [t('imports.format'), one.format && formatName(one.format)],
        [t('imports.size'), one.contentBytes && kilobytes.format(Math.max(1, one.contentBytes / 1_000))],
        [t('imports.signalled'), t(one.signals ? 'imports.signalsYes' : 'imports.signalsNo')],
      ]}
    />
  );
}

function OfRun({ id, importId }: { id: string; importId: string }) {
  const { data: run } = useQuery(runQuery(id));
  if (!run) return null;
  return (
    <>
      <Stop run={run} />
      <Stack gap="sm">
        <RunCounts run={run} />
      </Stack>
      {run.counts.refused > 0 && <Refusals id={id} />}
      {run.counts.read > 0 && <ImportedWorks importId={importId} read={run.counts.read} />}
    </>
  );
}

function Stop({ run }: { run: Run }) {
  const { t } = useTranslation();
  const me = useMe();
  const { done, failed } = useFeedback();
  const stop = useMutation({ mutationFn: () => cancelRun(run), onSuccess: () => done(t('imports.stopped')), onError: failed });
  if (!isAtWork(run) || run.requestedBy !== me.id) return null;
  return (
    <div>
      <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
        {t('imports.stop')}
      </Button>
    </div>
  );
}
