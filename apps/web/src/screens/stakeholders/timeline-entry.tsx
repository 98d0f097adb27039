import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../data/interactions.js';
import { named, useLabel, useTopics } from '../../data/reference.js';
import { TextLink } from '../../parts/link.js';
import { useTimes } from '../../parts/time.js';
import { AdverseEventCard } from '../adverse-events/adverse-events.js';
import { useAttendeeNames } from '../interactions/attendee-names.js';
import type { Entry, Kind } from './timeline-entries.js';

export function TimelineEntry({ entry, only }: { entry: Entry; only: Kind | 'all' }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  if (entry.adverseEvent) return <AdverseEventCard event={entry.adverseEvent} />;
  if (entry.meeting) return <Meeting meeting={entry.meeting} only={only} />;
  const { organizationNameFr, organizationNameEn, role } = entry.affiliation!;
  return (
    <Text size="sm" c="dimmed">
      {times.day(entry.at)} · {t('timeline.joined', { place: i18n.language === 'en' ? organizationNameEn : organizationNameFr })}
      {role && ` (${role})`}
    </Text>
  );
}

function Meeting({ meeting, only }: { meeting: Interaction; only: Kind | 'all' }) {
  const { t } = useTranslation();
  const times = useTimes();
  const label = useLabel();
  const topics = useTopics();
  const names = useAttendeeNames();
  const shows = (kind: Kind) => only === 'all' || only === kind;
  return (
    <Stack gap={4} className="row">
      <Group justify="space-between" gap="xs">
        <TextLink to="/interactions/$id" params={{ id: meeting.id }} fw={600} underline="hover">
          {times.moment(meeting.startedAt)}
        </TextLink>
        <Group gap={6}>
          <Text size="sm" c="dimmed">
            {label('channels', meeting.channel)}
          </Text>
          {meeting.status !== 'completed' && (
            <Badge variant="outline" tt="none" size="sm" color="gray">
              {label('interaction-statuses', meeting.status)}
            </Badge>
          )}
        </Group>
      </Group>
      {meeting.attendees.length > 1 && (
        <Text size="sm" c="dimmed">
          {names(meeting)}
        </Text>
      )}
      {only === 'all' &&
        meeting.discussions.map((one) => (
          <Text size="sm" key={one.id}>
            {[named(topics, one.topicId), one.summary, one.stance && label('stances', one.stance)].filter(Boolean).join(' · ')}
          </Text>
        ))}
      {shows('insights') && meeting.insights.map((one) => <Told key={one.id} kind={t('parts.insight')} text={one.text} />)}
      {shows('commitments') && meeting.commitments.map((one) => <Told key={one.id} kind={t('parts.commitment')} text={one.text} />)}
      {shows('adverseEvents') && meeting.adverseEvents.map((one) => <Told key={one.id} kind={t('parts.adverseEvent')} text={one.verbatim} strong />)}
    </Stack>
  );
}

function Told({ kind, text, strong = false }: { kind: string; text: string; strong?: boolean }) {
  return (
    <Text size="sm">
      <Text span fw={600} c={strong ? 'var(--mantine-color-error)' : undefined}>
        {kind}
      </Text>{' '}
      {text}
    </Text>
  );
}
