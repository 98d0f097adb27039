import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presetOf, presets, useScheduleWords, type Preset } from './schedule.js';

interface Props {
  value: string;
  onChange: (cron: string) => void;
  description?: string;
  error?: string;
}

/** When something is looked at: one of a few usual times, or cron for whoever knows it. */
export function ScheduleField({ value, onChange, description, error }: Props) {
  const { t } = useTranslation();
  const words = useScheduleWords();
  const [own, setOwn] = useState(presetOf(value) === undefined);
  const names = Object.keys(presets) as Preset[];
  const pick = (picked: string | null) => {
    setOwn(picked === 'own');
    if (picked && picked !== 'own') onChange(presets[picked as Preset]);
  };
  return (
    <Stack gap="xs">
      <Select
        label={t('schedule.label')}
        description={description}
        allowDeselect={false}
        data={[...names.map((one) => ({ value: one, label: words(presets[one]) })), { value: 'own', label: t('schedule.own') }]}
        value={own ? 'own' : (presetOf(value) ?? 'own')}
        onChange={pick}
      />
      {own && <TextInput label={t('schedule.cronLabel')} description={t('schedule.cronHint')} required value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Stack>
  );
}
