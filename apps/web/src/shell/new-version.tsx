import { Affix, Button, Group, Paper, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepApp } from '../offline/service-worker.js';

/** A new version of the app is there; one takes it when it suits. */
export function NewVersion() {
  const { t } = useTranslation();
  const [update, setUpdate] = useState<(() => void) | null>(null);
  useEffect(() => keepApp((take) => setUpdate(() => take)), []);
  if (!update) return null;
  return (
    <Affix position={{ bottom: 20, right: 20 }}>
      <Paper withBorder shadow="md" p="sm" role="status">
        <Group>
          <Text size="sm">{t('sync.update')}</Text>
          <Button size="xs" onClick={update}>
            {t('sync.updateNow')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setUpdate(null)}>
            {t('actions.later')}
          </Button>
        </Group>
      </Paper>
    </Affix>
  );
}
