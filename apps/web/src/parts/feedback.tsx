import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useReason } from './states.js';

const UNDO_MS = 8_000;

/** Says that something is done, for a while with the way back. */
export function useFeedback() {
  const { t } = useTranslation();
  const reason = useReason();
  return {
    done(message: string, undo?: () => unknown): void {
      const id = notifications.show({
        color: 'green',
        autoClose: UNDO_MS,
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t('actions.close') },
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{message}</Text>
            {undo && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  void Promise.resolve(undo()).catch((error: unknown) => this.failed(error));
                }}
              >
                {t('actions.undo')}
              </Button>
            )}
          </Group>
        ),
      });
    },
    failed(error: unknown): void {
      notifications.show({ color: 'red', autoClose: false, title: t('states.failed'), message: reason(error), closeButtonProps: { 'aria-label': t('actions.close') } });
    },
  };
}
