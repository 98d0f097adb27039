import { Chip, Group, Select, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signalSorts, signalStates, subjectKinds, type SignalsFilter, type SignalSort, type SignalState } from '../../data/signals.js';
import { strategyChoicesQuery } from '../../data/strategies.js';

/** What the watch is narrowed and, where a strategy is `ranked`, sorted by; it stands in the address. */
export function Filters({ filter, ranked }: { filter: SignalsFilter; ranked: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(strategyChoicesQuery);
  const narrow = (change: SignalsFilter) => void navigate({ to: '/signals', search: { ...filter, ...change }, replace: true });
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('actions.clear') } };
  return (
    <Stack gap="sm" role="search" aria-label={t('signals.filter.title')}>
      <Group gap={6} role="group" aria-label={t('signals.filter.state')}>
        <Chip.Group value={filter.state ?? 'new'} onChange={(state) => narrow({ state: state === 'new' ? undefined : (state as SignalState) })}>
          {signalStates.map((state) => (
            <Chip key={state} value={state} size="sm">
              {t(`signals.states.${state}`)}
            </Chip>
          ))}
        </Chip.Group>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" style={{ alignItems: 'end' }}>
        <Select
          label={t('signals.filter.kind')}
          placeholder={t('people.filter.any')}
          data={subjectKinds.map((value) => ({ value, label: t(`signals.kinds.${value}`) }))}
          {...clear}
          value={filter.kind ?? null}
          onChange={(kind) => narrow({ kind: (kind as SignalsFilter['kind']) ?? undefined })}
        />
        <Select
          label={t('signals.filter.strategy')}
          placeholder={t('people.filter.any')}
          data={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          nothingFoundMessage={t('palette.nothing')}
          {...clear}
          value={filter.strategyId ?? null}
          onChange={(strategyId) => narrow({ strategyId: strategyId ?? undefined })}
        />
        <Switch label={t('signals.filter.mine')} checked={filter.mine ?? false} onChange={(event) => narrow({ mine: event.currentTarget.checked || undefined })} mb={8} />
      </SimpleGrid>
      {ranked && (
        <Group gap={6} role="group" aria-label={t('signals.filter.sort')}>
          <Chip.Group value={filter.sort} onChange={(sort) => narrow({ sort: sort as SignalSort })}>
            {signalSorts.map((sort) => (
              <Chip key={sort} value={sort} size="sm">
                {t(`signals.sorts.${sort}`)}
              </Chip>
            ))}
          </Chip.Group>
        </Group>
      )}
    </Stack>
  );
}
