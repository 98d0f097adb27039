import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceInput, SourceKind } from '../../data/sources.js';
import { choicesOf, isLong, isRequired, settingsOf, type SettingName } from './settings.js';

interface Props {
  kind: SourceKind;
  settings: SourceInput['settings'];
  onChange: (settings: SourceInput['settings']) => void;
}

/** What this kind of source wants to know. What is left empty is as the source usually has it. */
export function SettingFields({ kind, settings, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const said = (name: SettingName): string => (typeof settings[name] === 'string' || typeof settings[name] === 'number' ? String(settings[name]) : '');
  const set = (name: SettingName, value: string) => {
    const { [name]: _before, ...others } = settings;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return settingsOf(kind).map((name) => {
    const field = {
      label: t(`sources.settings.${name}`),
      description: i18n.exists(`sources.settingHints.${name}`) ? t(`sources.settingHints.${name as 'dateType'}`) : undefined,
      required: isRequired(kind, name),
    };
    const choices = choicesOf(name);
    if (choices)
      return (
        <Select
          key={name}
          {...field}
          placeholder={t('sources.usual')}
          data={choices}
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          value={said(name) || null}
          onChange={(value) => set(name, value ?? '')}
        />
      );
    const text = { ...field, placeholder: field.required ? undefined : t('sources.usual'), value: said(name) };
    return isLong(name) ? (
      <Textarea key={name} {...text} autosize minRows={2} onChange={(event) => set(name, event.currentTarget.value)} />
    ) : (
      <TextInput key={name} {...text} type={name === 'url' ? 'url' : name === 'email' ? 'email' : 'text'} onChange={(event) => set(name, event.currentTarget.value)} />
    );
  });
}
