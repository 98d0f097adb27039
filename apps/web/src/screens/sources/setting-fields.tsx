import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Setting, SourceInput } from '../../data/sources.js';
import { saidOfField } from '../../parts/said-of-field.js';

interface Props {
  wanted: Setting[];
  settings: SourceInput['settings'];
  onChange: (settings: SourceInput['settings']) => void;
  /** What went wrong when they were last saved. */
  error: unknown;
}

/** What a kind of source wants to know, as it tells itself. What is left empty is as the source usually has it. */
export function SettingFields({ wanted, settings, onChange, error }: Props) {
  const set = (name: string, value: string) => {
    const { [name]: _before, ...others } = settings;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return wanted.map((setting) => (
    <SettingField key={setting.name} setting={setting} value={saidOf(settings, setting)} onChange={(value) => set(setting.name, value)} error={saidOfField(error, `settings.${setting.name}`)} />
  ));
}

/** A setting as text, whatever it was given as. */
export function saidOf(settings: SourceInput['settings'], { name }: Setting): string {
  const said = settings[name];
  return typeof said === 'string' || typeof said === 'number' ? String(said) : '';
}

interface FieldProps {
  setting: Setting;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function SettingField({ setting, value, onChange, error }: FieldProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const { kind, required, choices, max, long } = setting;
  const usual = choices.find((choice) => choice.value === setting.otherwise)?.label[language] ?? setting.otherwise ?? t('sources.usual');
  const field = { label: setting.label[language], description: setting.hint?.[language], required, error, placeholder: required ? undefined : usual };
  if (kind === 'choice')
    return (
      <Select
        {...field}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label[language] }))}
        clearable
        clearButtonProps={{ 'aria-label': t('actions.clear') }}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  if (long) return <Textarea {...field} maxLength={max ?? undefined} value={value} autosize minRows={2} onChange={(event) => onChange(event.currentTarget.value)} />;
  const type = kind === 'number' ? 'text' : kind;
  return <TextInput {...field} type={type} inputMode={kind === 'number' ? 'decimal' : undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
