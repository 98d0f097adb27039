import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reject, type Held } from '../../data/quarantine.js';
import { queries } from '../../data/queries.js';
import { useFeedback } from '../../parts/feedback.js';
import { Failure } from '../../parts/states.js';

const REASON_AT_MOST = 1_000;

/** Asks why, and whether one is sure: what is rejected stays so. */
export function Rejection({ held, opened, close }: { held: Held; opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const [reason, setReason] = useState('');
  const rejection = useMutation({
    mutationFn: () => reject(held, reason.trim()),
    onSuccess: () => {
      close();
      done(t('quarantine.rejected'));
    },
    // Somebody else may have decided meanwhile: then the page says who.
    onError: () => queries.invalidateQueries({ queryKey: ['quarantine'] }),
  });
  return (
    <Modal opened={opened} onClose={close} title={t('quarantine.rejectTitle')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rejection.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t('quarantine.rejectHint')}</Text>
          <Textarea label={t('quarantine.reason')} required data-autofocus autosize minRows={3} maxLength={REASON_AT_MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {rejection.error && <Failure error={rejection.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" color="red.9" loading={rejection.isPending} disabled={reason.trim() === ''}>
              {t('quarantine.reject')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
