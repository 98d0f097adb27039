import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIcon } from '../../parts/icons.js';

interface Props<T> {
  legend: string;
  add: string;
  rows: T[];
  onChange: (rows: T[]) => void;
  blank: () => T;
  children: (row: T, set: (change: Partial<T>) => void) => ReactNode;
}

/** A list in a form: one line for each, one more at a button. */
export function RowsField<T extends { id: string }>({ legend, add, rows, onChange, blank, children }: Props<T>) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm" align="flex-start">
        {rows.map((row, index) => (
          <Group key={row.id} wrap="nowrap" align="flex-end" w="100%" gap="xs">
            <div style={{ flex: 1, minWidth: 0 }}>{children(row, (change) => onChange(rows.with(index, { ...row, ...change })))}</div>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('actions.removeNamed', { name: `${legend} ${index + 1}` })} onClick={() => onChange(rows.toSpliced(index, 1))}>
              <CloseIcon size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Button variant="subtle" size="compact-sm" onClick={() => onChange([...rows, blank()])}>
          {add}
        </Button>
      </Stack>
    </Fieldset>
  );
}
