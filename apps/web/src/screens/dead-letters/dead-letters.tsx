import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deadLettersQuery, replay, type DeadLetter } from '../../data/administration.js';
import { useMay } from '../../data/me.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

/** Deliveries that were given up, for a person to look at and to have tried again. */
export function DeadLetters() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(deadLettersQuery(useMay('dead-letters:read')));
  return (
    <ForRole may="dead-letters:read">
      <Page title={t('navigation.deadLetters')}>
        <Text>{t('deadLetters.intro')}</Text>
        {isPending && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && <Empty title={t('deadLetters.none')}>{t('deadLetters.noneHint')}</Empty>}
        <ul className="rows">
          {data?.items.map((letter) => (
            <li key={letter.id} className="row">
              <Letter letter={letter} />
            </li>
          ))}
        </ul>
      </Page>
    </ForRole>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const times = useTimes();
  const mayReplay = useMay('dead-letters:replay');
  const { done, failed } = useFeedback();
  const again = useMutation({ mutationFn: () => replay(letter.id), onSuccess: () => done(t('deadLetters.replayed')), onError: failed });
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={4}>
        <Text fw={600}>
          {letter.eventType} → {letter.subscriber}
        </Text>
        <Text size="sm">{letter.error}</Text>
        <Text size="sm" c="dimmed">
          {t('deadLetters.attempts', { count: letter.attempts })}
          {letter.diedAt && ` · ${times.moment(letter.diedAt)}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t('deadLetters.record')} <Code>{letter.aggregateId}</Code>
        </Text>
      </Stack>
      {mayReplay && (
        <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()} style={{ flexShrink: 0 }}>
          {t('deadLetters.replay')}
        </Button>
      )}
    </Group>
  );
}
