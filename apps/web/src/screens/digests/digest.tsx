import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { digestQuery } from '../../data/digests.js';
import { ForRole } from '../../parts/for-role.js';
import { keyed } from '../../parts/keyed.js';
import { ButtonLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { DigestFailure, DigestStatus } from './digest-status.js';
import { blocksOf } from './letter-blocks.js';

export function DigestScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="digests:read">
      <DigestPage id={id} />
    </ForRole>
  );
}

/** A digest as it was sent, in the words of its text. */
function DigestPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { data, error, refetch } = useQuery(digestQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page
      title={data.subject ?? t('digests.gone')}
      actions={
        <ButtonLink to="/digests" variant="default">
          {t('digests.back')}
        </ButtonLink>
      }
    >
      <Group gap="xs">
        <DigestStatus status={data.status} />
        <Text size="sm" c="dimmed">
          {times.moment(data.createdAt)}
        </Text>
      </Group>
      <DigestFailure failure={data.failure} />
      {data.text && <Letter text={data.text} language={data.language} />}
    </Page>
  );
}

function Letter({ text, language }: { text: string; language: 'fr' | 'en' }) {
  const { t } = useTranslation();
  const wording = t('digests.openSignal', { lng: language });
  return (
    <Card withBorder lang={language} style={{ overflowWrap: 'anywhere' }}>
      {keyed(blocksOf(text, wording)).map(({ key, one: block }) => {
        if (block.kind === 'heading')
          return (
            <Title key={key} order={2} size="h4" mt="md">
              {block.text}
            </Title>
          );
        if (block.kind === 'words')
          return (
            <Text key={key} mt={block.first ? 'sm' : undefined}>
              {block.text}
            </Text>
          );
        return (
          <Group key={key} gap="md" mt={block.first ? 'sm' : undefined} style={{ rowGap: 0 }}>
            {block.links.map(({ text, href }) => (
              <Anchor key={href} href={href} underline="always">
                {text}
              </Anchor>
            ))}
          </Group>
        );
      })}
    </Card>
  );
}
