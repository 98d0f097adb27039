import { Checkbox, PasswordInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Whether there is a key already. It is never shown. */
  has: boolean;
  /** Whether the source does nothing without one. */
  needed: boolean;
  /** Undefined: it stays as it is; null: it is taken away. */
  value: string | null | undefined;
  onChange: (apiKey: string | null | undefined) => void;
}

export function ApiKeyField({ has, needed, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <PasswordInput
        label={t('sources.apiKey')}
        description={t(has ? 'sources.apiKeyKept' : needed ? 'sources.apiKeyNeeded' : 'sources.apiKeyHint')}
        autoComplete="off"
        maxLength={500}
        disabled={value === null}
        visibilityToggleButtonProps={{ 'aria-label': t('sources.showKey') }}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
      {has && <Checkbox label={t('sources.removeKey')} checked={value === null} onChange={(event) => onChange(event.currentTarget.checked ? null : undefined)} />}
    </Stack>
  );
}
