import { Badge, Group, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { useUserName } from '../../data/reference.js';
import { strategiesQuery, type Strategy } from '../../data/strategies.js';
import { ForRole } from '../../parts/for-role.js';
import { BlockLink, ButtonLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';

export function Strategies() {
  return (
    <ForRole may="strategies:read">
      <List />
    </ForRole>
  );
}

/** The saved searches, by name. */
function List() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('strategies:write');
  const { mine } = useSearch({ from: '/session/strategies' });
  const { data, error, isPending, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(strategiesQuery({ mine }));
  const strategies = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('navigation.strategies')} actions={mayWrite && <ButtonLink to="/strategies/new">{t('strategies.new')}</ButtonLink>}>
      <Text>{t('strategies.intro')}</Text>
      <Switch label={t('strategies.onlyMine')} checked={mine ?? false} onChange={(event) => void navigate({ to: '/strategies', search: { mine: event.currentTarget.checked || undefined }, replace: true })} />
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && strategies.length === 0 && <Empty title={t('strategies.none')}>{t('strategies.noneHint')}</Empty>}
      <ul className="rows" aria-busy={isPlaceholderData}>
        {strategies.map((strategy) => (
          <li key={strategy.id}>
            <Line strategy={strategy} />
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </Page>
  );
}

function Line({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation();
  const userName = useUserName();
  return (
    <BlockLink className="row" to="/strategies/$id" params={{ id: strategy.id }}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600}>{strategy.name}</Text>
            {strategy.queryProblem && (
              <Badge size="sm" variant="light" color="red" tt="none">
                {t('strategies.unreadable')}
              </Badge>
            )}
            {!strategy.enabled && (
              <Badge size="sm" variant="light" color="gray" tt="none">
                {t('strategies.off')}
              </Badge>
            )}
          </Group>
          <Text size="sm" ff="monospace" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {strategy.query}
          </Text>
          <Text size="sm" c="dimmed">
            {userName(strategy.ownerId)}
          </Text>
        </Stack>
        <Text size="sm">{t('strategies.counts', { found: strategy.signalCount, kept: strategy.keptCount })}</Text>
      </Group>
    </BlockLink>
  );
}
