import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../data/interactions.js';
import { named, useLabel, usePriorities, useProducts, useTopics } from '../../data/reference.js';
import { Empty } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { AdverseEventCard } from '../adverse-events/adverse-events.js';
import { useAttendeeName } from './attendee-names.js';

/** What was said in a meeting, by attendee; what belongs to nobody in particular comes last. */
export function SaidParts({ meeting }: { meeting: Interaction }) {
  const { t } = useTranslation();
  const name = useAttendeeName();
  const groups = [...meeting.attendees.map((one) => ({ id: one.id as string | null, title: name(one) })), { id: null, title: t('interactions.everybody') }]
    .map((group) => ({ ...group, parts: partsOf(meeting, group.id) }))
    .filter((group) => Object.values(group.parts).some((list) => list.length > 0));
  if (groups.length === 0) return <Empty title={t('interactions.nothingSaid')}>{t('interactions.nothingSaidHint')}</Empty>;
  return groups.map(({ id, title, parts }) => (
    <Card withBorder key={id ?? 'all'} component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Said parts={parts} />
      </Stack>
    </Card>
  ));
}

type Parts = Pick<Interaction, 'discussions' | 'insights' | 'inquiries' | 'commitments' | 'documentedInterests' | 'adverseEvents'>;

function partsOf(meeting: Interaction, attendeeId: string | null): Parts {
  const of = <T extends { attendeeId: string | null }>(list: T[]): T[] => list.filter((one) => one.attendeeId === attendeeId);
  return {
    discussions: of(meeting.discussions),
    insights: of(meeting.insights),
    inquiries: of(meeting.inquiries),
    commitments: of(meeting.commitments),
    documentedInterests: of(meeting.documentedInterests),
    adverseEvents: of(meeting.adverseEvents),
  };
}

function Said({ parts }: { parts: Parts }) {
  const { t } = useTranslation();
  const label = useLabel();
  const times = useTimes();
  const topics = useTopics();
  const products = useProducts();
  const priorities = usePriorities();
  return (
    <>
      {parts.discussions.map((one) => (
        <Line key={one.id} kind={t('parts.discussion')} about={[named(topics, one.topicId), named(products, one.productId), one.stance && label('stances', one.stance)]}>
          {one.summary}
        </Line>
      ))}
      {parts.insights.map((one) => (
        <Line key={one.id} kind={t('parts.insight')} about={[named(priorities, one.priorityId)]}>
          {one.text}
        </Line>
      ))}
      {parts.inquiries.map((one) => (
        <Line key={one.id} kind={t('parts.inquiry')} about={[named(products, one.productId), one.unsolicited && t('interactions.unsolicited')]}>
          {one.question}
        </Line>
      ))}
      {parts.commitments.map((one) => (
        <Line key={one.id} kind={t('parts.commitment')} about={[one.dueOn && t('interactions.due', { day: times.day(one.dueOn) }), one.fulfilledAt && t('interactions.kept', { day: times.day(one.fulfilledAt) })]}>
          {one.text}
        </Line>
      ))}
      {parts.documentedInterests.map((one) => (
        <Line key={one.id} kind={t('parts.interest')} about={[named(topics, one.topicId)]} />
      ))}
      {parts.adverseEvents.map((one) => (
        <AdverseEventCard key={one.id} event={one} />
      ))}
    </>
  );
}

function Line({ kind, about, children }: { kind: string; about: unknown[]; children?: ReactNode }) {
  const known = about.filter(Boolean);
  return (
    <div>
      <Group gap="xs">
        <Badge variant="light" tt="none" color="gray" autoContrast>
          {kind}
        </Badge>
        {known.length > 0 && (
          <Text size="sm" c="dimmed">
            {known.join(' · ')}
          </Text>
        )}
      </Group>
      {children && <Text className="lines">{children}</Text>}
    </div>
  );
}
