import { Alert, Button, Card, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { here } from '../../data/device.js';
import type { Interaction } from '../../data/interactions.js';
import type { Item } from '../../offline/command.js';
import type { Compared } from '../interactions/conflicts.js';
import { useFieldText } from '../interactions/field-text.js';
import { useItemTitle } from './item-title.js';
import { decided, READABLE } from './refused.js';

/** What two people have made of the same fields. Both versions stay until somebody picks. */
export function Contested({ item }: { item: Item }) {
  const { t } = useTranslation();
  const title = useItemTitle();
  const { fields, current } = item.conflict!;
  const text = useContestedText(item);
  const [picks, setPicks] = useState<Record<string, 'mine' | 'theirs'>>({});
  const save = async () => {
    await here.device!.outbox.resolve(item.key, picks);
    await decided();
  };
  return (
    <Card withBorder component="section" aria-label={title(item)}>
      <Stack>
        <Text fw={600}>{title(item)}</Text>
        <Alert color="orange" variant="light" title={t('outbox.contested')} styles={READABLE}>
          {t('outbox.contestedHint', { version: current.version })}
        </Alert>
        {fields.map(({ field, mine, theirs }) => (
          <Radio.Group key={field} label={t(`outbox.field.${field}`, { defaultValue: field })} value={picks[field] ?? null} onChange={(value) => setPicks({ ...picks, [field]: value as 'mine' })}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
              {([['mine', mine], ['theirs', theirs]] as const).map(([which, value]) => (
                <Radio.Card key={which} value={which} p="sm" radius="md" aria-label={`${t(`conflict.${which}`)} : ${text(field, value)}`}>
                  <Group wrap="nowrap" align="flex-start">
                    <Radio.Indicator />
                    <Stack gap={2}>
                      <Text size="sm" fw={600}>
                        {t(`conflict.${which}`)}
                      </Text>
                      <Text size="sm" className="lines">
                        {text(field, value)}
                      </Text>
                    </Stack>
                  </Group>
                </Radio.Card>
              ))}
            </SimpleGrid>
          </Radio.Group>
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

/** A value in words: a meeting's as its own screen says it, anything else plainly. */
function useContestedText({ resource, conflict }: Item): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const ofMeeting = useFieldText(...(resource === 'interactions' ? [conflict!.current as unknown as Interaction] : []));
  return (field, value) => {
    if (resource === 'interactions' && field !== 'status' && field !== 'voided') return ofMeeting(field as Compared, value);
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('conflict.nothing');
    if (typeof value === 'boolean') return t(value ? 'outbox.yes' : 'outbox.no');
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? Object.values(one as object).join(' · ') : String(one))).join('\n');
    return field === 'status' ? t(`outbox.status.${value as 'completed'}`) : String(value);
  };
}
