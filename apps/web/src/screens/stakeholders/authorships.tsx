import { Badge, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { authorshipsQuery, type Authorship } from '../../data/authorships.js';
import { TextLink } from '../../parts/link.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { Candidate } from './candidate.js';

/** What the person has published and the trials that they lead, and below what may be theirs. */
export function Authorships({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(authorshipsQuery(id));
  const sure = data?.items.filter(({ status }) => status !== 'candidate') ?? [];
  const candidates = data?.items.filter(({ status }) => status === 'candidate') ?? [];
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('authorships.title')}
        </Title>
        {isPending && <Loading lines={2} />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && <Empty title={t('authorships.none')}>{t('authorships.noneHint')}</Empty>}
        {sure.map((one) => (
          <Work key={one.id} authorship={one}>
            <Badge variant="light" color={one.status === 'certain' ? 'green' : 'blue'} tt="none">
              {t(`authorships.proof.${one.status as 'certain' | 'confirmed'}`)}
            </Badge>
          </Work>
        ))}
        {candidates.length > 0 && (
          <>
            <Title order={3} size="sm">
              {t('authorships.candidates')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('authorships.candidatesHint')}
            </Text>
            {candidates.map((one) => (
              <Work key={one.id} authorship={one}>
                <Candidate authorship={one} />
              </Work>
            ))}
          </>
        )}
      </Stack>
    </Card>
  );
}

function Work({ authorship: { subject }, children }: { authorship: Authorship; children: ReactNode }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <Stack gap={4} align="flex-start">
      <TextLink to={subject.kind === 'trial' ? '/trials/$id' : '/publications/$id'} params={{ id: subject.id }} size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {subject.title}
      </TextLink>
      <Text size="sm" c="dimmed">
        {[subject.kind === 'trial' && t('authorships.trial'), subject.from, subject.publishedOn && times.partial(subject.publishedOn)].filter(Boolean).join(' · ')}
      </Text>
      {children}
    </Stack>
  );
}
