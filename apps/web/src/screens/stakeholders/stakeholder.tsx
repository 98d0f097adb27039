import { Button, Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMay } from '../../data/me.js';
import { fullName, stakeholderQuery } from '../../data/stakeholders.js';
import { ButtonLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useReporting } from '../adverse-events/reporting.js';
import { NotFound } from '../not-found/not-found.js';
import { Authorships } from './authorships.js';
import { Engagement } from './engagement.js';
import { Identity } from './identity.js';
import { Timeline } from './timeline.js';

/** A person from all sides, along what has happened with them. */
export function StakeholderScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const report = useReporting();
  const mayLog = useMay('interactions:write');
  const mayReport = useMay('adverse-events:report');
  const mayReadEngagement = useMay('engagement:read');
  const mayReadMeetings = useMay('interactions:read');
  const mayReadWorks = useMay('authorships:read');
  const mayWrite = useMay('stakeholders:write');
  const mayReadAudit = useMay('audit-entries:read');
  const { data: person, error, refetch } = useQuery(stakeholderQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!person) return <Loading lines={6} />;
  return (
    <Page
      title={fullName(person)}
      actions={
        <>
          {mayReadAudit && (
            <ButtonLink variant="default" to="/audit-entries" search={{ service: 'kol', resourceId: person.id }}>
              {t('navigation.audit')}
            </ButtonLink>
          )}
          {mayWrite && (
            <ButtonLink variant="default" to="/stakeholders/$id/edit" params={{ id: person.id }}>
              {t('actions.edit')}
            </ButtonLink>
          )}
          {mayReport && (
            <Button variant="default" onClick={() => report(person)}>
              {t('adverseEvents.report')}
            </Button>
          )}
          {mayLog && (
            <ButtonLink to="/interactions/new" search={{ stakeholderId: person.id }}>
              {t('interactions.log')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: mayReadMeetings ? 4 : 12 }}>
          <Stack>
            <Identity person={person} />
            {mayReadEngagement && <Engagement id={person.id} />}
            {mayReadWorks && <Authorships id={person.id} />}
          </Stack>
        </Grid.Col>
        {mayReadMeetings && (
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Timeline person={person} />
          </Grid.Col>
        )}
      </Grid>
    </Page>
  );
}
