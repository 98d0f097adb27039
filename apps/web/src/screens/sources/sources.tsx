import { Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { foldersQuery, healths, sourcesQuery, type Health, type Source } from '../../data/sources.js';
import { ForRole } from '../../parts/for-role.js';
import { BlockLink, ButtonLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { HealthBadge } from './health.js';
import { useKindName } from './kind-name.js';

export function Sources() {
  return (
    <ForRole may="sources:read">
      <List />
    </ForRole>
  );
}

/** The places that are watched, and how they do. */
function List() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const mayManage = useMay('sources:manage');
  const { health, folder } = useSearch({ from: '/session/sources' });
  const folders = useQuery(foldersQuery).data?.items ?? [];
  const { data, error, isPending, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(sourcesQuery({ health, folder }, i18n.language));
  const sources = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('navigation.sources')}
      actions={
        <>
          <ButtonLink to="/publication-imports" variant="default">
            {t('imports.title')}
          </ButtonLink>
          {mayManage && (
            <ButtonLink to="/sources/list" variant="default">
              {t('sources.list.title')}
            </ButtonLink>
          )}
          {mayManage && <ButtonLink to="/sources/new">{t('sources.new')}</ButtonLink>}
        </>
      }
    >
      <Text>{t('sources.intro')}</Text>
      <Group align="flex-end">
        <Select
          label={t('sources.health')}
          placeholder={t('people.filter.any')}
          w={320}
          data={healths.map((value) => ({ value, label: t(`sources.healths.${value}`) }))}
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          value={health ?? null}
          onChange={(value) => void navigate({ to: '/sources', search: { health: (value as Health) ?? undefined, folder }, replace: true })}
        />
        {(folders.length > 0 || folder) && (
          <Select
            label={t('sources.folder')}
            placeholder={t('sources.anyFolder')}
            w={320}
            data={[...new Set([...folders.map(({ name }) => name), ...(folder ? [folder] : [])])]}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('actions.clear') }}
            value={folder ?? null}
            onChange={(value) => void navigate({ to: '/sources', search: { health, folder: value ?? undefined }, replace: true })}
          />
        )}
      </Group>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && sources.length === 0 && <Empty title={t(folder ? 'sources.noneThere' : health ? 'sources.noneSo' : 'sources.none')}>{t('sources.noneHint')}</Empty>}
      <ul className="rows" aria-busy={isPlaceholderData}>
        {sources.map((source) => (
          <li key={source.id}>
            <Line source={source} />
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </Page>
  );
}

function Line({ source }: { source: Source }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const kindName = useKindName();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  return (
    <BlockLink className="row" to="/sources/$id" params={{ id: source.id }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 18rem', minWidth: 0 }}>
          <Text fw={600}>{source.name[language]}</Text>
          <Text size="sm" c="dimmed">
            {[source.folder, kindName(source.kind), source.succeededAt ? t('sources.succeeded', { at: times.distance(source.succeededAt) }) : t('sources.never')].filter(Boolean).join(' · ')}
          </Text>
          {source.enabled && source.failure && <Text size="sm">{source.failure[language]}</Text>}
        </Stack>
        <Stack gap={2} align="flex-end">
          <HealthBadge source={source} />
          {source.nextRunAt && <Text size="sm">{t('sources.nextIn', { at: times.distance(source.nextRunAt) })}</Text>}
        </Stack>
      </Group>
    </BlockLink>
  );
}
