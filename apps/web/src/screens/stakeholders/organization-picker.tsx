import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../i18n/language.js';
import { organizationsAtAGlance, type Organization } from '../../data/stakeholders.js';

const TYPING_MS = 200;

/** What a picked organization is called. */
export type Named = Pick<Organization, 'id' | 'name'> & { city?: string | null };

interface Props {
  label: string;
  value: Named | null;
  onChange: (organization: Named | null) => void;
}

/** Finds one organization by the beginning of its words. */
export function OrganizationPicker({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, TYPING_MS);
  const { data } = useQuery(organizationsAtAGlance(asked));
  const found: Named[] = [...(value ? [value] : []), ...(data?.items ?? []).filter((one) => one.id !== value?.id)];
  return (
    <Select
      label={label}
      placeholder={t('people.typeName')}
      data={found.map((one) => ({ value: one.id, label: [one.name[language()], one.city].filter(Boolean).join(' · ') }))}
      // The server has found them, blind to accents; nothing is left out again here.
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={typed ? t('palette.nothing') : t('people.typeName')}
      value={value?.id ?? null}
      onChange={(id) => onChange(found.find((one) => one.id === id) ?? null)}
    />
  );
}
