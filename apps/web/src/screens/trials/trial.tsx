import { Alert, Badge, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { studyOf, trialQuery, type Trial } from '../../data/trials.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { SignalsOf } from '../signals/signals-of.js';
import { Changes } from './changes.js';
import { Investigators } from './investigators.js';
import { Sites } from './sites.js';
import { TrialFacts } from './trial-facts.js';
import { useTrialStatus } from './trial-status.js';

export function TrialScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="trials:read">
      <TrialPage key={id} id={id} />
    </ForRole>
  );
}

/** One clinical trial as its registry tells it. */
function TrialPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const status = useTrialStatus();
  const { data: trial, error, refetch } = useQuery(trialQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!trial) return <Loading />;
  const study = studyOf(trial);
  return (
    <Page
      title={trial.title}
      actions={
        <>
          <Badge variant="light" tt="none">
            {status(trial.status)}
          </Badge>
          {trial.hasResults && (
            <Badge variant="light" tt="none" color="green">
              {t('trials.hasResults')}
            </Badge>
          )}
          {trial.quebecSites > 0 && (
            <Badge variant="light" tt="none" color="blue">
              {t('trials.inQuebec', { count: trial.quebecSites })}
            </Badge>
          )}
        </>
      }
    >
      {study.whyStopped && (
        <Alert color="orange" variant="light" title={t('trials.whyStopped')}>
          {study.whyStopped}
        </Alert>
      )}
      <TrialFacts trial={trial} />
      {study.summary && <Summary trial={trial} />}
      {study.sites.length > 0 && <Sites sites={study.sites} />}
      {study.investigators.length > 0 && <Investigators investigators={study.investigators} />}
      <Changes trial={trial} />
      <SignalsOf subjectId={trial.id} />
    </Page>
  );
}

function Summary({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="section" aria-labelledby="summary">
      <Stack gap="xs">
        <Title order={2} id="summary">
          {t('trials.summary')}
        </Title>
        <Text className="lines">{studyOf(trial).summary}</Text>
      </Stack>
    </Card>
  );
}
