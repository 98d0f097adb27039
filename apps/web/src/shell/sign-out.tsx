import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.js';
import { here } from '../data/device.js';
import { discardDrafts, hasDrafts } from '../data/drafts.js';
import { useMe } from '../data/me.js';
import { useFeedback } from '../parts/feedback.js';

/** Signing out takes with it what has not been saved, and leaves behind what has not been sent: it asks first, and for the latter twice. */
export function useSignOut(): { ask: () => void; dialog: ReactNode } {
  const { t } = useTranslation();
  const me = useMe();
  const { failed } = useFeedback();
  const [opened, { open, close }] = useDisclosure();
  const [unsent, setUnsent] = useState(0);
  const [asked, setAsked] = useState(false);
  const leave = async () => {
    const location = await signOut();
    await here.leave();
    discardDrafts(me.id);
    window.location.assign(location);
  };
  const ask = async () => {
    await here.push();
    const left = (await here.device?.unsent()) ?? 0;
    setUnsent(left);
    setAsked(false);
    if (left > 0 || hasDrafts(me.id)) open();
    else await leave();
  };
  const go = () => (unsent > 0 && !asked ? setAsked(true) : void leave().catch(failed));
  const dialog = (
    <Modal opened={opened} onClose={close} title={t('signOut.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Stack>
        {unsent > 0 && <Text>{t('signOut.unsent', { count: unsent })}</Text>}
        {asked && (
          <Text fw={600} role="alert">
            {t('signOut.unsentSure')}
          </Text>
        )}
        {hasDrafts(me.id) && <Text>{t('signOut.drafts')}</Text>}
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
  return { ask: () => void ask().catch(failed), dialog };
}
