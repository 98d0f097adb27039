import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askForDigest, digestsQuery, type Digest } from '../../data/digests.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { BlockLink, ButtonLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { DigestFailure, DigestStatus } from './digest-status.js';
import { HeldHere } from './held-here.js';

/** What one was told of the watch, whether it left by mail or is read here. */
export function Digests() {
  return (
    <ForRole may="digests:read">
      <Received />
    </ForRole>
  );
}

function Received() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(digestsQuery);
  const digests = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('digests.title')} actions={<Actions />}>
      <HeldHere />
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && digests.length === 0 && <Empty title={t('digests.none')}>{t('digests.noneHint')}</Empty>}
      {digests.length > 0 && (
        <ul className="rows" aria-label={t('digests.title')}>
          {digests.map((digest) => (
            <li key={digest.id}>
              <DigestLine digest={digest} />
            </li>
          ))}
        </ul>
      )}
      <More {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </Page>
  );
}

function DigestLine({ digest }: { digest: Digest }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <BlockLink className="row" to="/digests/$id" params={{ id: digest.id }}>
      <Stack gap={4}>
        <Group justify="space-between" gap="xs">
          <Text fw={600} lang={digest.subject ? digest.language : undefined}>
            {digest.subject ?? t('digests.gone')}
          </Text>
          <DigestStatus status={digest.status} />
        </Group>
        <Text size="sm" c="dimmed">
          {times.moment(digest.createdAt)}
          {digest.missed > 0 && ` · ${t('digests.missed', { count: digest.missed })}`}
        </Text>
        <DigestFailure failure={digest.failure} />
      </Stack>
    </BlockLink>
  );
}

function Actions() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done, failed } = useFeedback();
  const asking = useMutation({
    mutationFn: askForDigest,
    onSuccess: ({ id, signalCount }) => {
      done(t(signalCount > 0 ? 'digests.made' : 'digests.nothingNew'));
      if (signalCount > 0) void navigate({ to: '/digests/$id', params: { id } });
    },
    onError: failed,
  });
  return (
    <>
      <ButtonLink to="/settings" variant="default">
        {t('navigation.settings')}
      </ButtonLink>
      <Button loading={asking.isPending} onClick={() => asking.mutate()}>
        {t('digests.now')}
      </Button>
    </>
  );
}
