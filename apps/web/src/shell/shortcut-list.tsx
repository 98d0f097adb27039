import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../parts/link.js';

/** What the single keys are, where one is. */
export function ShortcutList({ opened, close, keys }: { opened: boolean; close: () => void; keys: { key: string; what: string }[] }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Stack gap="xs">
        {[{ key: 'Ctrl K', what: t('shell.search') }, ...keys].map(({ key, what }) => (
          <Group key={key} justify="space-between">
            <Text>{what}</Text>
            <Kbd>{key}</Kbd>
          </Group>
        ))}
        <Text size="sm" c="dimmed">
          {t('shortcuts.off')} <TextLink to="/settings" onClick={close}>{t('navigation.settings')}</TextLink>
        </Text>
      </Stack>
    </Modal>
  );
}
