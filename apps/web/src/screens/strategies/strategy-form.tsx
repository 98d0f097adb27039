import { MultiSelect, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChoices, useProducts, useTopics, useWatchers } from '../../data/reference.js';
import { previewQuery } from '../../data/strategies.js';
import { FormFrame } from '../../parts/form-frame.js';
import { ScheduleField } from '../../parts/schedule-field.js';
import { Failure } from '../../parts/states.js';
import type { StrategyDraft } from './draft.js';
import { Preview } from './preview.js';
import { QueryField, unreadableIn } from './query-field.js';

const TYPING_MS = 400;

interface Props {
  draft: StrategyDraft;
  onChange: (change: Partial<StrategyDraft>) => void;
  onSave: () => void;
  onCancel: () => void;
  saving: boolean;
  error: unknown;
}

/** A strategy, and what it would have caught, beside each other where there is room. */
export function StrategyForm({ draft, onChange, onSave, onCancel, saving, error }: Props) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(draft.query, TYPING_MS);
  const caught = useQuery({ ...previewQuery(asked), retry: false });
  const unread = asked === draft.query ? caught.error : null;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
      <FormFrame onSave={onSave} onCancel={onCancel} saving={saving}>
        <TextInput label={t('strategies.name')} required maxLength={200} value={draft.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
        <QueryField value={draft.query} onChange={(query) => onChange({ query })} error={unread} />
        <About draft={draft} onChange={onChange} />
        <PubMed draft={draft} onChange={onChange} />
        <Switch label={t('strategies.enabled')} checked={draft.enabled} onChange={(event) => onChange({ enabled: event.currentTarget.checked })} />
        {error !== null && unreadableIn(error) === null && <Failure error={error} />}
      </FormFrame>
      <Preview query={asked} caught={caught} />
    </SimpleGrid>
  );
}

type PartProps = Pick<Props, 'draft' | 'onChange'>;

/** What it is about, and for whom. */
function About({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const common = { searchable: true, clearable: true, clearButtonProps: { 'aria-label': t('actions.clear') }, nothingFoundMessage: t('palette.nothing') };
  return (
    <>
      <Select label={t('strategies.topic')} data={useTopics()} {...common} value={draft.topicId} onChange={(topicId) => onChange({ topicId })} />
      <Select label={t('strategies.product')} data={useProducts()} {...common} value={draft.productId} onChange={(productId) => onChange({ productId })} />
      <Select label={t('strategies.area')} data={useChoices('therapeutic-areas')} {...common} value={draft.therapeuticArea} onChange={(therapeuticArea) => onChange({ therapeuticArea })} />
      <MultiSelect
        label={t('strategies.recipients')}
        description={t('strategies.recipientsHint')}
        data={useWatchers()}
        searchable
        nothingFoundMessage={t('palette.nothing')}
        value={draft.recipients}
        onChange={(recipients) => onChange({ recipients })}
      />
    </>
  );
}

/** What is asked of PubMed itself, and when. */
function PubMed({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        label={t('strategies.pubmedQuery')}
        description={t('strategies.pubmedHint')}
        autosize
        minRows={2}
        maxLength={4_000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={draft.pubmedQuery ?? ''}
        onChange={(event) => onChange({ pubmedQuery: event.currentTarget.value || null })}
      />
      {draft.pubmedQuery && <ScheduleField value={draft.schedule} onChange={(schedule) => onChange({ schedule })} />}
    </>
  );
}
