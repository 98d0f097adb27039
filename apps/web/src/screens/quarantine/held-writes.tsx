import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me.js';
import { heldQuery, heldStatuses, type HeldStatus } from '../../data/quarantine.js';
import { ForRole } from '../../parts/for-role.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { HeldLine } from './held-line.js';

export function HeldWrites() {
  return (
    <ForRole may="quarantine:read">
      <List />
    </ForRole>
  );
}

/** What devices had not sent when their users lost access, the longest held first. */
function List() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { status = 'waiting' } = useSearch({ from: '/session/quarantine' });
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(heldQuery(status));
  const held = data?.pages.flatMap((page) => page.items) ?? [];
  const show = (value: HeldStatus) => void navigate({ to: '/quarantine', search: { status: value === 'waiting' ? undefined : value }, replace: true });
  return (
    <Page title={t('navigation.quarantine')}>
      <Text>{t(me.role === 'safety' ? 'quarantine.introReports' : 'quarantine.intro')}</Text>
      <SegmentedControl
        aria-label={t('quarantine.show')}
        value={status}
        onChange={(value) => show(value as HeldStatus)}
        data={heldStatuses.map((value) => ({ value, label: t(`quarantine.statuses.${value}`) }))}
      />
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && held.length === 0 && <Empty title={t(`quarantine.none.${status}`)}>{t(`quarantine.noneHint.${status}`)}</Empty>}
      <ul className="rows">
        {held.map((one) => (
          <li key={one.id}>
            <HeldLine held={one} />
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </Page>
  );
}
