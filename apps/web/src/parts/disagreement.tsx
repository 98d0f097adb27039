import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '../offline/command.js';
import { compared } from '../offline/merge.js';
import { fieldOf } from '../offline/projection.js';
import { Either, type Side } from './either.js';

interface Props {
  base: object;
  mine: object;
  theirs: object;
  /** A field, and what it says, in words. */
  name: (field: string) => string;
  text: (field: string, value: unknown) => string;
  saving: boolean;
  /** What is still to be changed of their version. */
  onResolve: (change: Fields) => void;
  onCancel: () => void;
  /** What went wrong. */
  children?: ReactNode;
}

/** Two people have changed the same fields: both versions, and nothing overwritten unseen. */
export function Disagreement({ base, mine, theirs, name, text, saving, onResolve, onCancel, children }: Props) {
  const { t } = useTranslation();
  const [winners, setWinners] = useState<Record<string, Side>>({});
  const { changed, contested } = compared(mine as Fields, base as Fields, theirs as Fields);
  const resolved = () => Object.fromEntries(Object.entries(changed).filter(([field]) => winners[field] !== 'theirs'));
  return (
    <Stack>
      <Alert color="orange" variant="light" title={t('outbox.contested')} role="alert">
        {t('conflict.what')}
      </Alert>
      {contested.map((field) => (
        <Card withBorder key={field}>
          <Either
            label={name(field)}
            mine={text(field, changed[field])}
            theirs={text(field, fieldOf(theirs as Fields, field))}
            value={winners[field] ?? null}
            onChange={(side) => setWinners((before) => ({ ...before, [field]: side }))}
          />
        </Card>
      ))}
      {children}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('conflict.back')}
        </Button>
        <Button loading={saving} disabled={contested.some((field) => !winners[field])} onClick={() => onResolve(resolved())}>
          {t('conflict.save')}
        </Button>
      </Group>
    </Stack>
  );
}
