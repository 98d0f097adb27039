import { Badge, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { interactionsQuery, type Interaction } from '../../data/interactions.js';
import { useMay, useMe } from '../../data/me.js';
import { useChoices, useLabel } from '../../data/reference.js';
import { ForRole } from '../../parts/for-role.js';
import { SearchIcon } from '../../parts/icons.js';
import { BlockLink, ButtonLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { useAttendeeNames } from './attendee-names.js';

export function Interactions() {
  return (
    <ForRole may="interactions:read">
      <List />
    </ForRole>
  );
}

function List() {
  const { t } = useTranslation();
  const me = useMe();
  const mayLog = useMay('interactions:write');
  const { mine, ...filter } = useSearch({ from: '/session/interactions' });
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(interactionsQuery({ ...filter, authorId: mine ? me.id : undefined }));
  const meetings = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('navigation.interactions')} actions={mayLog && <ButtonLink to="/interactions/new">{t('interactions.log')}</ButtonLink>}>
      <Filters />
      {isPending && <Loading lines={6} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && meetings.length === 0 && <Empty title={t('interactions.none')}>{t('interactions.noneHint')}</Empty>}
      <ul className="rows">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <Line meeting={meeting} />
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </Page>
  );
}

const TYPING_MS = 250;

function Filters() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/session/interactions' });
  const narrow = (change: Partial<typeof filter>) => void navigate({ to: '/interactions', search: { ...filter, ...change }, replace: true });
  const search = useDebouncedCallback((q: string) => narrow({ q: q || undefined }), TYPING_MS);
  const lists = { status: useChoices('interaction-statuses'), channel: useChoices('channels') };
  const select = (name: keyof typeof lists) => (
    <Select
      label={t(`interactions.filter.${name}`)}
      placeholder={t('people.filter.any')}
      data={lists[name]}
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      value={filter[name] ?? null}
      onChange={(value) => narrow({ [name]: value ?? undefined })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" role="search" aria-label={t('people.filter.title')}>
      <TextInput type="search" label={t('interactions.filter.q')} leftSection={<SearchIcon size={16} />} defaultValue={filter.q ?? ''} onChange={(event) => search(event.currentTarget.value)} />
      {select('status')}
      {select('channel')}
      <Switch label={t('interactions.filter.mine')} checked={!!filter.mine} onChange={(event) => narrow({ mine: event.currentTarget.checked || undefined })} style={{ alignSelf: 'end' }} pb={8} />
    </SimpleGrid>
  );
}

function Line({ meeting }: { meeting: Interaction }) {
  const { t } = useTranslation();
  const times = useTimes();
  const label = useLabel();
  const names = useAttendeeNames();
  const counts = (['insights', 'commitments', 'adverseEvents'] as const).filter((kind) => meeting[kind].length > 0).map((kind) => t(`interactions.counted.${kind}`, { count: meeting[kind].length }));
  return (
    <BlockLink className="row" to="/interactions/$id" params={{ id: meeting.id }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={0}>
          <Text fw={600}>{names(meeting)}</Text>
          <Text size="sm" c="dimmed">
            {[label('channels', meeting.channel), meeting.place, ...counts].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
        <Stack gap={2} align="flex-end" style={{ flexShrink: 0 }}>
          <Text size="sm">{times.day(meeting.startedAt)}</Text>
          {meeting.status !== 'completed' && (
            <Badge variant="outline" color="gray" tt="none" size="sm">
              {label('interaction-statuses', meeting.status)}
            </Badge>
          )}
        </Stack>
      </Group>
    </BlockLink>
  );
}
