import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompleteAdverseEvent } from '../../data/adverse-events.js';
import { useProducts } from '../../data/reference.js';

/** What may be known of the patient and the product. Nothing here is required: what is missing never blocks. */
export type Details = Pick<CompleteAdverseEvent, 'productId' | 'productAsTold' | 'patientInitials' | 'patientAge' | 'patientSex' | 'serious'>;

const SEXES = ['female', 'male', 'other', 'unknown'] as const;

export function DetailsForm({ value, onChange }: { value: Details; onChange: (value: Details) => void }) {
  const { t } = useTranslation();
  const products = useProducts();
  const set = (change: Details) => onChange({ ...value, ...change });
  return (
    <Stack gap="sm">
      <Select
        label={t('adverseEvents.product')}
        data={products}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('actions.clear') }}
        value={value.productId ?? null}
        onChange={(productId) => set({ productId: productId ?? undefined })}
        nothingFoundMessage={t('adverseEvents.productElsewhere')}
      />
      {!value.productId && (
        <TextInput label={t('adverseEvents.productAsTold')} value={value.productAsTold ?? ''} onChange={(event) => set({ productAsTold: event.currentTarget.value || undefined })} maxLength={300} />
      )}
      <Group grow align="flex-start">
        <TextInput
          label={t('adverseEvents.initials')}
          description={t('adverseEvents.neverName')}
          maxLength={5}
          value={value.patientInitials ?? ''}
          onChange={(event) => set({ patientInitials: event.currentTarget.value || undefined })}
        />
        <NumberInput
          label={t('adverseEvents.age')}
          description={t('adverseEvents.inYears')}
          min={0}
          max={130}
          hideControls
          value={value.patientAge ?? ''}
          onChange={(age) => set({ patientAge: age === '' ? undefined : Number(age) })}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t('adverseEvents.sex')}
          data={SEXES.map((sex) => ({ value: sex, label: t(`adverseEvents.sexes.${sex}`) }))}
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          value={value.patientSex ?? null}
          onChange={(sex) => set({ patientSex: SEXES.find((one) => one === sex) })}
        />
        <Select
          label={t('adverseEvents.seriousness')}
          data={(['serious', 'notSerious'] as const).map((one) => ({ value: one, label: t(`adverseEvents.${one}`) }))}
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          value={value.serious === undefined ? null : value.serious ? 'serious' : 'notSerious'}
          onChange={(one) => set({ serious: one === null ? undefined : one === 'serious' })}
        />
      </Group>
    </Stack>
  );
}
