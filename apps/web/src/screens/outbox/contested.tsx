import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { here } from '../../data/device.js';
import type { Interaction } from '../../data/interactions.js';
import type { Signal } from '../../data/signals.js';
import type { Stakeholder } from '../../data/stakeholders.js';
import type { Item } from '../../offline/command.js';
import { Either, type Side } from '../../parts/either.js';
import type { Compared } from '../interactions/conflicts.js';
import { useFieldText } from '../interactions/field-text.js';
import { useDecided, useMade, type Made } from '../signals/decision-text.js';
import { usePersonText } from '../stakeholders/person-text.js';
import { useFieldName } from '../../parts/field-name.js';
import { useItemTitle } from './item-title.js';
import { decided as settled } from './refused.js';

/** What two people have made of the same fields. Both versions stay until somebody picks. */
export function Contested({ item }: { item: Item }) {
  const { t } = useTranslation();
  const title = useItemTitle();
  const { fields, current } = item.conflict!;
  const ofSignal = item.resource === 'signals';
  const text = useContestedText(item);
  const name = useFieldName();
  const decided = useDecided();
  const [picks, setPicks] = useState<Record<string, Side>>({});
  const save = async () => {
    await here.device!.outbox.resolve(item.key, picks);
    await settled();
  };
  return (
    <Card withBorder component="section" aria-label={title(item)}>
      <Stack>
        <Text fw={600}>{title(item)}</Text>
        <Alert color="orange" variant="light" title={t(ofSignal ? 'signals.contested' : 'outbox.contested')}>
          {ofSignal ? t('signals.contestedHint') : t('outbox.contestedHint', { version: current.version })}
        </Alert>
        {fields.map(({ field, mine, theirs }) => (
          <Either key={field} label={name(field)} mine={text(field, mine)} theirs={(ofSignal && decided(current as unknown as Signal)) || text(field, theirs)} value={picks[field] ?? null} onChange={(side) => setPicks({ ...picks, [field]: side })} />
        ))}
        <Group justify="flex-end">
          <Button disabled={fields.some(({ field }) => !picks[field])} onClick={() => void save()}>
            {t('conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

/** A value in words, as the screen of its record says it. */
function useContestedText({ resource, conflict }: Item): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const current = conflict!.current as unknown;
  const ofMeeting = useFieldText(...(resource === 'interactions' ? [current as Interaction] : []));
  const made = useMade();
  const ofPerson = usePersonText(...(resource === 'stakeholders' ? [current as Stakeholder] : []));
  return (field, value) => {
    if (resource === 'signals') return made(value as Made | null);
    if (typeof value === 'boolean') return t(value ? 'outbox.yes' : 'outbox.no');
    if (field === 'status' && value) return t(`outbox.status.${value as 'completed'}`);
    return resource === 'interactions' ? ofMeeting(field as Compared, value) : ofPerson(field, value);
  };
}
