import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutbox, useStanding } from '../../data/device.js';
import type { Item } from '../../offline/command.js';
import { Page } from '../../parts/page.js';
import { Empty } from '../../parts/states.js';
import { Contested } from './contested.js';
import { Refused } from './refused.js';
import { useItemTitle } from './item-title.js';

/** What was written here and is not at the server: what waits for a person first, then what goes by itself. */
export function Outbox() {
  const { t } = useTranslation();
  const { data: items = [] } = useOutbox();
  const { state } = useStanding();
  const of = (...states: Item['state'][]) => items.filter((item) => states.includes(item.state));
  const waiting = of('queued', 'sending');
  return (
    <Page title={t('navigation.outbox')}>
      {items.length === 0 && <Empty title={t('outbox.nothing')}>{t('outbox.nothingHint')}</Empty>}
      {of('conflict').map((item) => (
        <Contested key={item.seq} item={item} />
      ))}
      {of('refused').map((item) => (
        <Refused key={item.seq} item={item} />
      ))}
      {waiting.length > 0 && (
        <Stack gap="xs">
          <Title order={2} size="h3">
            {t('outbox.waiting')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(state === 'signed-out' ? 'outbox.signIn' : 'outbox.waitingHint')}
          </Text>
          {waiting.map((item) => (
            <Waiting key={item.seq} item={item} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function Waiting({ item }: { item: Item }) {
  const title = useItemTitle();
  return <Text className="row">{title(item)}</Text>;
}
