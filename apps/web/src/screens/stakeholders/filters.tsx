import { Button, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { useChoices } from '../../data/reference.js';
import type { PeopleFilter } from '../../data/stakeholders.js';
import { SearchIcon } from '../../parts/icons.js';

const TYPING_MS = 250;
const TIERS = [1, 2, 3] as const;

export function Filters({ filter }: { filter: PeopleFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(filter.q ?? '');
  const narrow = (change: PeopleFilter) => void navigate({ to: '/stakeholders', search: { ...filter, ...change }, replace: true });
  const search = useDebouncedCallback((q: string) => narrow({ q: q || undefined }), TYPING_MS);
  // The address may change by itself: a bookmark, the way back.
  useEffect(() => setTyped(filter.q ?? ''), [filter.q]);
  const tiers = TIERS.map((level) => ({ value: String(level), label: t('engagement.level', { level }) }));
  const mayTier = useMay('engagement:read');
  const lists = { region: useChoices('health-regions'), specialty: useChoices('specialties'), kind: useChoices('stakeholder-kinds'), tier: tiers };
  const select = (name: keyof typeof lists) => (
    <Select
      label={t(`people.filter.${name}`)}
      placeholder={t('people.filter.any')}
      data={lists[name]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      nothingFoundMessage={t('palette.nothing')}
      value={filter[name]?.toString() ?? null}
      onChange={(value) => narrow({ [name]: name === 'tier' && value ? Number(value) : (value ?? undefined) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: mayTier ? 5 : 4 }} spacing="sm" role="search" aria-label={t('people.filter.title')}>
      <TextInput
        type="search"
        label={t('people.filter.q')}
        placeholder={t('people.typeName')}
        leftSection={<SearchIcon size={16} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      {select('region')}
      {select('specialty')}
      {select('kind')}
      {mayTier && select('tier')}
      {Object.values(filter).some(Boolean) && (
        <Button variant="subtle" size="compact-sm" justify="flex-start" onClick={() => void navigate({ to: '/stakeholders', search: {} })}>
          {t('people.filter.reset')}
        </Button>
      )}
    </SimpleGrid>
  );
}
