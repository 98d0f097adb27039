import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { here } from '../../data/device.js';
import { queries } from '../../data/queries.js';
import type { Item } from '../../offline/command.js';
import { ButtonLink } from '../../parts/link.js';
import { Correction, valueAt, withValue } from './correction.js';
import { useItemTitle } from './item-title.js';
import { RefusalAlert } from './refusal-alert.js';

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
  const [edited, setEdited] = useState(body);
  const [asking, setAsking] = useState<number | null>(null);
  const fields = refusal?.errors ?? [];
  const inForm = item.resource === 'interactions' && item.method === 'POST';
  const outbox = here.device!.outbox;
  const resend = async () => {
    await outbox.correct(item.key, item.body && edited);
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
        <RefusalAlert refusal={refusal} />
        {!inForm && fields.map(({ field }) => <Correction key={field} path={field} value={valueAt(edited, field)} onChange={(value) => setEdited((before) => withValue(before, field, value))} />)}
        {asking !== null && (
          <Alert color="orange" variant="light" role="alert">
            {t('outbox.discardSure', { count: asking + 1 })}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" color="red" onClick={() => void discard()}>
            {t(asking === null ? 'outbox.discard' : 'outbox.discardAnyway')}
          </Button>
          <Button variant={inForm ? 'default' : 'filled'} onClick={() => void resend()}>
            {t('outbox.resend')}
          </Button>
          {inForm && (
            <ButtonLink to="/outbox/$key" params={{ key: item.key }}>
              {t('outbox.openForm')}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
