import { Anchor, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { digestQuery } from '../../data/digests.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { DigestFailure, DigestStatus } from './digest-status.js';
import { linesOf } from './letter-lines.js';

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
      {data.text && <Letter text={data.text} />}
    </Page>
  );
}

function Letter({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Card withBorder style={{ overflowWrap: 'anywhere' }}>
      {linesOf(text, t('digests.openSignal')).map(({ text, href }, at) => (
        <Text key={at} component="div" mih={href || text ? undefined : 12}>
          {href ? <Anchor href={href}>{text}</Anchor> : text}
        </Text>
      ))}
    </Card>
  );
}
