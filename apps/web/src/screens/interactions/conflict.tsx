import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction, LogInteraction } from '../../data/interactions.js';
import { Either, type Side } from '../../parts/either.js';
import { compare, resolved, type Compared } from './conflicts.js';
import { useFieldText } from './field-text.js';

type Body = Omit<LogInteraction, 'id' | 'status'>;

interface Props {
  base: Interaction;
  mine: Body;
  theirs: Interaction;
  saving: boolean;
  onResolve: (body: object) => void;
  onCancel: () => void;
}

/** Both versions, field by field. Nothing is overwritten unseen; what only one of the two has touched is kept as it is. */
export function Conflict({ base, mine, theirs, saving, onResolve, onCancel }: Props) {
  const { t } = useTranslation();
  const text = useFieldText(base, theirs);
  const comparison = compare(base, mine, theirs);
  const [winners, setWinners] = useState<Record<string, Side>>({});
  const open = comparison.asked.filter((field) => !winners[field]);
  return (
    <Stack>
      <Alert color="orange" variant="light" title={t('conflict.title')} role="alert">
        {t('conflict.what')}
      </Alert>
      {comparison.asked.map((field) => (
        <Card withBorder key={field}>
          <Either
            label={t(`interactions.compared.${field}`)}
            mine={text(field, mine[field])}
            theirs={text(field, theirs[field])}
            value={winners[field] ?? null}
            onChange={(side) => setWinners((before) => ({ ...before, [field]: side }))}
          />
        </Card>
      ))}
      <Merged title={t('conflict.onlyMine')} fields={comparison.mine} text={(field) => text(field, mine[field])} />
      <Merged title={t('conflict.onlyTheirs')} fields={comparison.theirs} text={(field) => text(field, theirs[field])} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('conflict.back')}
        </Button>
        <Button loading={saving} disabled={open.length > 0} onClick={() => onResolve(resolved(comparison, mine, winners))}>
          {t('conflict.save')}
        </Button>
      </Group>
    </Stack>
  );
}

function Merged({ title, fields, text }: { title: string; fields: Compared[]; text: (field: Compared) => string }) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  return (
    <Card withBorder>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {fields.map((field) => (
        <Text size="sm" key={field} className="lines">
          <Text span fw={600}>
            {t(`interactions.compared.${field}`)}
          </Text>{' '}
          {text(field)}
        </Text>
      ))}
    </Card>
  );
}
