import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { interactionQuery, type Interaction } from '../../data/interactions.js';
import { useMay, useMe } from '../../data/me.js';
import { useLabel, useUserName } from '../../data/reference.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink, TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { useAttendeeName, useAttendeeNames } from './attendee-names.js';
import { Outcome } from './outcome.js';
import { SaidParts } from './said-parts.js';

export function InteractionScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="interactions:read">
      <InteractionPage id={id} />
    </ForRole>
  );
}

function InteractionPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useAttendeeNames();
  const mayReadAudit = useMay('audit-entries:read');
  const { data: meeting, error, refetch } = useQuery(interactionQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!meeting) return <Loading />;
  const mine = meeting.authorId === me.id;
  return (
    <Page
      title={t('interactions.with', { names: names(meeting) })}
      actions={
        <>
          {mayReadAudit && (
            <ButtonLink variant="default" to="/audit-entries" search={{ service: 'interactions', resourceId: meeting.id }}>
              {t('navigation.audit')}
            </ButtonLink>
          )}
          {mine && !meeting.voidedAt && (
            <ButtonLink variant="default" to="/interactions/$id/edit" params={{ id: meeting.id }}>
              {t('actions.edit')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Summary meeting={meeting} />
      {mine && <Outcome meeting={meeting} />}
      <SaidParts meeting={meeting} />
    </Page>
  );
}

function Summary({ meeting }: { meeting: Interaction }) {
  const { t } = useTranslation();
  const times = useTimes();
  const label = useLabel();
  const userName = useUserName();
  const name = useAttendeeName();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group gap="xs">
          <Badge variant="light" tt="none">
            {label('interaction-statuses', meeting.status)}
          </Badge>
          {meeting.voidedAt && (
            <Badge color="gray" variant="light" tt="none">
              {t('interactions.voided')}
            </Badge>
          )}
        </Group>
        <Text>
          {[times.moment(meeting.startedAt), meeting.durationMinutes !== null && t('interactions.minutes', { count: meeting.durationMinutes }), label('channels', meeting.channel), meeting.place]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('interactions.by', { name: userName(meeting.authorId) })} · {t(`interactions.startedBy.${meeting.initiatedBy}`)} · {label('languages', meeting.language)}
        </Text>
        <Group gap="md" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('interactions.attendees')}>
          {meeting.attendees.map((one) => (
            <li key={one.id}>
              {one.stakeholderId ? (
                <TextLink to="/stakeholders/$id" params={{ id: one.stakeholderId }}>
                  {name(one)}
                </TextLink>
              ) : (
                name(one)
              )}
            </li>
          ))}
        </Group>
        {meeting.statusReason && <Text size="sm">{t('audit.reason', { reason: meeting.statusReason })}</Text>}
        {meeting.note && <Text className="lines">{meeting.note}</Text>}
      </Stack>
    </Card>
  );
}
