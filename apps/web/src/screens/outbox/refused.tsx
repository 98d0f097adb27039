import { Alert, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { here } from '../../data/device.js';
import { queries } from '../../data/queries.js';
import type { Fields, Item } from '../../offline/command.js';
import { useItemTitle } from './item-title.js';

/** A title in the colour of text: that of the alert is too pale on its own ground. */
export const READABLE = { title: { color: 'var(--mantine-color-text)' } };

/** After something has been decided: it is sent, and every screen looks again. */
export async function decided(): Promise<void> {
  await here.refresh();
  await queries.invalidateQueries();
  void here.sync();
}

/** A change that the server did not take: why, what can be mended here, and the way to give it up, which asks again. */
export function Refused({ item }: { item: Item }) {
  const { t } = useTranslation();
  const title = useItemTitle();
  const { refusal, body = {} } = item;
  const [edited, setEdited] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState<number | null>(null);
  const fields = (refusal?.errors ?? []).filter(({ field }) => ['string', 'undefined'].includes(typeof valueAt(body, field)));
  const outbox = here.device!.outbox;
  const resend = async () => {
    await outbox.correct(item.key, Object.entries(edited).reduce((whole, [path, value]) => withValue(whole, path, value), body));
    await decided();
  };
  const discard = async () => {
    if (asking === null) return setAsking((await outbox.dependents(item.key)).length);
    await outbox.discard(item.key);
    await decided();
  };
  return (
    <Card withBorder component="section" aria-label={title(item)}>
      <Stack>
        <Text fw={600}>{title(item)}</Text>
        <Alert color="red" variant="light" title={refusal?.title ?? t('states.failed')} styles={READABLE}>
          {refusal?.detail && <Text size="sm">{refusal.detail}</Text>}
          {refusal?.errors?.map(({ field, message }) => (
            <Text size="sm" key={field}>
              {message} ({field})
            </Text>
          ))}
        </Alert>
        {fields.map(({ field }) => (
          <TextInput key={field} label={field} value={edited[field] ?? String(valueAt(body, field) ?? '')} onChange={(event) => setEdited({ ...edited, [field]: event.currentTarget.value })} />
        ))}
        {asking !== null && (
          <Alert color="orange" variant="light" role="alert">
            {t('outbox.discardSure', { count: asking + 1 })}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" color="red" onClick={() => void discard()}>
            {t(asking === null ? 'outbox.discard' : 'outbox.discardAnyway')}
          </Button>
          <Button onClick={() => void resend()}>{t('outbox.resend')}</Button>
        </Group>
      </Stack>
    </Card>
  );
}

const stepsOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

const valueAt = (body: Fields, path: string): unknown => stepsOf(path).reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], body);

/** The same body with another value at a path such as `licences[0].number`. */
function withValue(body: Fields, path: string, value: string): Fields {
  const copy = structuredClone(body);
  const steps = stepsOf(path);
  let at: Fields = copy;
  for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Fields;
  at[steps.at(-1)!] = value;
  return copy;
}
