import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  onSave: () => void;
  onCancel: () => void;
  saving: boolean;
  /** The fields, and what went wrong. */
  children: ReactNode;
}

/** A form: its fields one below the other, and the two ways out of it. */
export function FormFrame({ onSave, onCancel, saving, children }: Props) {
  const { t } = useTranslation();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A form may open from a field of another, which is not saved with it.
        event.stopPropagation();
        onSave();
      }}
    >
      <Stack>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={saving}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
