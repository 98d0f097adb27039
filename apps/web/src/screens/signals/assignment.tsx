import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatchers } from '../../data/reference.js';

/** Asks to whom a signal is given. */
export function Assignment({ opened, close, assign }: { opened: boolean; close: () => void; assign: (ownerId: string) => void }) {
  const { t } = useTranslation();
  const watchers = useWatchers();
  const [owner, setOwner] = useState<string | null>(null);
  return (
    <Modal opened={opened} onClose={close} title={t('signals.assignTitle')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (owner) assign(owner);
        }}
      >
        <Stack>
          <Select label={t('signals.owner')} required data={watchers} searchable data-autofocus nothingFoundMessage={t('palette.nothing')} value={owner} onChange={setOwner} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" disabled={!owner}>
              {t('signals.assign')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
