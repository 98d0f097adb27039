import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stakeholder } from '../../data/stakeholders.js';
import type { Fields } from '../../offline/command.js';
import { changedIn } from '../../offline/merge.js';
import { fieldOf, same } from '../../offline/projection.js';
import { Either, type Side } from '../../parts/either.js';
import { useFieldName } from '../../parts/field-name.js';
import { usePersonText } from './person-text.js';

interface Props {
  base: Stakeholder;
  mine: object;
  theirs: Stakeholder;
  saving: boolean;
  onResolve: (body: object) => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Two people have changed the same fields of a person: both versions, and nothing overwritten unseen. */
export function Disagreement({ base, mine, theirs, saving, onResolve, onCancel, children }: Props) {
  const { t } = useTranslation();
  const name = useFieldName();
  const text = usePersonText(base, theirs);
  const [winners, setWinners] = useState<Record<string, Side>>({});
  const changed = changedIn(mine as Fields, base as unknown as Fields);
  const now = (field: string) => fieldOf(theirs as unknown as Fields, field);
  const contested = Object.keys(changed).filter((field) => !same(now(field), changed[field]) && !same(now(field), fieldOf(base as unknown as Fields, field)));
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
            theirs={text(field, now(field))}
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
