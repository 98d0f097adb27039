import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { named, useLabel, useTopics } from '../../data/reference.js';
import { engagementQuery } from '../../data/stakeholders.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

const STANCES_AT_MOST = 8;

/** How the relation stands. Of people outside one's territories it is not told. */
export function Engagement({ id }: { id: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const label = useLabel();
  const topics = useTopics();
  const { data, error, isPending } = useQuery(engagementQuery(id, true));
  const outside = error instanceof ApiProblem && error.status === 404;
  const stances = (data?.stances ?? []).toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, STANCES_AT_MOST);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('engagement.title')}
        </Title>
        {isPending && <Loading lines={2} />}
        {outside && <Text size="sm">{t('engagement.outside')}</Text>}
        {error && !outside && <Failure error={error} />}
        {data && (
          <>
            <Fact name={t('engagement.tier')} value={data.tier ? t('engagement.level', { level: data.tier.level }) : t('engagement.noTier')} />
            <Fact name={t('engagement.lastTouch')} value={data.lastTouchAt ? `${times.day(data.lastTouchAt)} (${times.distance(data.lastTouchAt)})` : t('engagement.never')} />
            <Fact name={t('engagement.count')} value={String(data.interactionCount)} />
            <Title order={3} size="sm">
              {t('engagement.stances')}
            </Title>
            {stances.length === 0 && <Text size="sm">{t('engagement.noStance')}</Text>}
            {stances.map((one) => (
              <Fact key={one.topicId} name={named(topics, one.topicId)} value={label('stances', one.stance)} />
            ))}
          </>
        )}
      </Stack>
    </Card>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text size="sm" ta="right">
        {value}
      </Text>
    </Group>
  );
}
