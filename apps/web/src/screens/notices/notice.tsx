import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { noticeQuery, publishedOf, type Notice } from '../../data/notices.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { Facts } from '../../parts/facts.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { SignalsOf } from '../signals/signals-of.js';

export function NoticeScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="notices:read">
      <NoticePage key={id} id={id} />
    </ForRole>
  );
}

/** What a regulator, an agency or a feed has published. */
function NoticePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: notice, error, refetch } = useQuery(noticeQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!notice) return <Loading />;
  return (
    <Page title={notice.title}>
      <Group gap="xs">
        {notice.kind !== 'news' && (
          <Badge variant="light" tt="none" color={notice.kind === 'recall' ? 'red' : 'blue'}>
            {t(`signals.notices.${notice.kind}`)}
          </Badge>
        )}
        {notice.recallClass !== null && (
          <Badge variant="light" tt="none" color={notice.recallClass === 1 ? 'red' : 'orange'}>
            {t('signals.recallClass', { level: 'I'.repeat(notice.recallClass) })}
          </Badge>
        )}
        {notice.url && <Elsewhere href={notice.url}>{t('signals.atSource')}</Elsewhere>}
      </Group>
      <Said notice={notice} />
      <About notice={notice} />
      <SignalsOf subjectId={notice.id} />
    </Page>
  );
}

function Said({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const { summary, language } = publishedOf(notice);
  return (
    <Card withBorder component="section" aria-labelledby="said">
      <Stack>
        <Title order={2} id="said">
          {t('notices.said')}
        </Title>
        {summary ? (
          <Text className="lines" component="div" lang={language?.slice(0, 2)}>
            {summary}
          </Text>
        ) : (
          <Text c="dimmed">{t('signals.noText')}</Text>
        )}
      </Stack>
    </Card>
  );
}

function About({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const { authors, issuer, categories, products, productIds, ingredients, updatedOn } = publishedOf(notice);
  return (
    <Facts
      facts={[
        [t('notices.products'), products.join(', ')],
        [t('notices.productIds'), productIds.map(({ system, value }) => `${system} ${value}`).join(', ')],
        [t('notices.ingredients'), ingredients?.join(', ')],
        [t('notices.issuer'), issuer],
        [t('notices.authors'), authors.join(', ')],
        [t('notices.categories'), categories.join(', ')],
        [t('notices.publishedOn'), notice.publishedOn && times.partial(notice.publishedOn)],
        [t('notices.updatedOn'), updatedOn && updatedOn !== notice.publishedOn && times.partial(updatedOn)],
        [
          t('notices.source'),
          <TextLink key="source" to="/sources/$id" params={{ id: notice.source.id }}>
            {notice.source.name[i18n.language === 'en' ? 'en' : 'fr']}
          </TextLink>,
        ],
        [t('notices.seenOn'), times.moment(notice.createdAt)],
      ]}
    />
  );
}
