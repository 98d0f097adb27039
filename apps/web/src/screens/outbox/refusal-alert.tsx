import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../offline/command.js';
import { useFieldName } from '../../parts/field-name.js';

/** Why the server did not take a change, in words. */
export function RefusalAlert({ refusal }: { refusal: Refusal | undefined }) {
  const { t } = useTranslation();
  const name = useFieldName();
  const fields = refusal?.errors ?? [];
  return (
    <Alert color="red" variant="light" title={t('outbox.refused')}>
      {refusal && fields.length === 0 && <Text size="sm">{refusal.detail ?? refusal.title}</Text>}
      {fields.map(({ field, message }) => (
        <Text size="sm" key={field}>
          {t('outbox.says', { name: name(field), text: message })}
        </Text>
      ))}
    </Alert>
  );
}
