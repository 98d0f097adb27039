import { Card, SimpleGrid, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSourceKind, type SourceInput, type SourceKind } from '../../data/sources.js';
import { FormFrame } from '../../parts/form-frame.js';
import { saidOfField } from '../../parts/said-of-field.js';
import { ScheduleField } from '../../parts/schedule-field.js';
import { Failure, Loading } from '../../parts/states.js';
import { ApiKeyField } from './api-key-field.js';
import { SettingFields } from './setting-fields.js';

interface Props {
  kind: SourceKind;
  input: SourceInput;
  onChange: (change: Partial<SourceInput>) => void;
  hasApiKey: boolean;
  onSave: () => void;
  onCancel: () => void;
  saving: boolean;
  error: unknown;
  /** What stands before the fields: the kind, of a new one. */
  children?: ReactNode;
}

export function SourceForm({ kind, input, onChange, hasApiKey, onSave, onCancel, saving, error, children }: Props) {
  const { t } = useTranslation();
  const about = useSourceKind(kind);
  const name = (language: 'fr' | 'en') => (
    <TextInput
      label={t(`sources.names.${language}`)}
      required
      maxLength={200}
      value={input.name[language]}
      onChange={(event) => onChange({ name: { ...input.name, [language]: event.currentTarget.value } })}
    />
  );
  return (
    <Card withBorder>
      <FormFrame onSave={onSave} onCancel={onCancel} saving={saving}>
        {children}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {name('fr')}
          {name('en')}
        </SimpleGrid>
        <TextInput label={t('sources.folder')} maxLength={200} value={input.folder ?? ''} onChange={(event) => onChange({ folder: event.currentTarget.value || null })} />
        {about ? <SettingFields wanted={about.settings} settings={input.settings} onChange={(settings) => onChange({ settings })} error={error} /> : <Loading lines={2} />}
        {(hasApiKey || (about && about.apiKey !== 'none')) && <ApiKeyField has={hasApiKey} needed={about?.apiKey === 'needed'} value={input.apiKey} onChange={(apiKey) => onChange({ apiKey })} />}
        <ScheduleField value={input.schedule} error={saidOfField(error, 'schedule')} onChange={(schedule) => onChange({ schedule })} />
        <Switch label={t('sources.enabled')} checked={input.enabled} onChange={(event) => onChange({ enabled: event.currentTarget.checked })} />
        {error !== null && <Failure error={error} />}
      </FormFrame>
    </Card>
  );
}
