import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { overdueQuery, type Commitment } from '../../data/interactions.js';
import { useMe } from '../../data/me.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { TextLink } from '../../parts/link.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { Section } from './section.js';

const AT_FIRST = 5;

export function OverdueCommitments() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(overdueQuery(me.id, true));
  return (
    <Section title={t('today.commitments')} count={data?.items.length}>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('today.noCommitments')}>{t('today.noCommitmentsHint')}</Empty>}
      <ul className="rows">
        {data?.items.slice(0, AT_FIRST).map((commitment) => (
          <Promised key={commitment.id} commitment={commitment} />
        ))}
      </ul>
      {(data?.items.length ?? 0) > AT_FIRST && (
        <Text size="sm" mt="xs" c="dimmed">
          {t('today.moreCommitments', { count: data!.items.length - AT_FIRST })}
        </Text>
      )}
    </Section>
  );
}

function Promised({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { done, failed } = useFeedback();
  const change = { key: newId(), resource: 'commitments', id: commitment.id, part: 'fulfilment', base: commitment } as const;
  const fulfil = useMutation({
    mutationFn: () => write({ ...change, method: 'PUT', ifMatch: commitment.version }),
    onSuccess: ({ version }) => done(t('today.fulfilled'), version ? () => write({ ...change, key: newId(), method: 'DELETE', ifMatch: version }) : undefined),
    onError: failed,
  });
  return (
    <li className="row">
      <Group justify="space-between" wrap="nowrap" align="center">
        <Stack gap={0}>
          <TextLink to="/interactions/$id" params={{ id: commitment.interactionId }} c="inherit" fw={600} underline="hover">
            {commitment.text}
          </TextLink>
          {commitment.dueOn && (
            <Text size="sm" c="var(--mantine-color-error)">
              {t('today.dueOn', { day: times.day(commitment.dueOn), distance: times.distance(commitment.dueOn) })}
            </Text>
          )}
        </Stack>
        <Button size="xs" variant="default" loading={fulfil.isPending} onClick={() => fulfil.mutate()} style={{ flexShrink: 0 }}>
          {t('today.fulfil')}
        </Button>
      </Group>
    </li>
  );
}
