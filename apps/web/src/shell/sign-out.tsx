import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.js';
import { discardDrafts, hasDrafts } from '../data/drafts.js';
import { useMe } from '../data/me.js';
import { useFeedback } from '../parts/feedback.js';

/** Signing out takes with it what has not been saved, so it asks first when there is any. */
export function useSignOut(): { ask: () => void; dialog: ReactNode } {
  const { t } = useTranslation();
  const me = useMe();
  const { failed } = useFeedback();
  const [opened, { open, close }] = useDisclosure();
  const leave = async () => {
    const location = await signOut();
    discardDrafts(me.id);
    window.location.assign(location);
  };
  const go = () => void leave().catch(failed);
  const dialog = (
    <Modal opened={opened} onClose={close} title={t('signOut.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Stack>
        <Text>{t('signOut.drafts')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('actions.cancel')}
          </Button>
          <Button color="red.9" onClick={go}>
            {t('signOut.anyway')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
  return { ask: () => (hasDrafts(me.id) ? open() : go()), dialog };
}
