import { ActionIcon, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/me.js';
import { speak, type Language } from '../i18n/language.js';
import { AlertIcon, SearchIcon } from '../parts/icons.js';
import { TextLink } from '../parts/link.js';
import { useReporting } from '../screens/adverse-events/reporting.js';
import { AccountMenu } from './account-menu.js';
import { MenuButton } from './menu-button.js';
import { palette } from './palette-store.js';
import { SyncChip } from './sync-chip.js';

export function Header({ height, opened, toggle }: { height: number; opened: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  const report = useReporting();
  const mayReport = useMay('adverse-events:report');
  return (
    <Group h={height} px="md" gap="xs" wrap="nowrap" justify="space-between">
      <Group gap="xs" wrap="nowrap">
        <MenuButton opened={opened} toggle={toggle} />
        <TextLink to="/" fw={700} c="inherit" underline="never" fz="lg">
          Liaison
        </TextLink>
      </Group>
      <UnstyledButton onClick={palette.open} visibleFrom="sm" px="sm" py={6} bd="1px solid var(--mantine-color-default-border)" bdrs="md" style={{ flex: '0 1 340px' }}>
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap" c="dimmed">
            <SearchIcon size={16} />
            <Text size="sm">{t('shell.search')}</Text>
          </Group>
          <Kbd size="xs">Ctrl K</Kbd>
        </Group>
      </UnstyledButton>
      <Group gap={6} wrap="nowrap">
        <SyncChip />
        <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="sm" onClick={palette.open} aria-label={t('shell.search')}>
          <SearchIcon />
        </ActionIcon>
        {mayReport && (
          <>
            <Button visibleFrom="sm" color="red.9" variant="filled" size="sm" leftSection={<AlertIcon size={16} />} onClick={() => report()}>
              {t('adverseEvents.report')}
            </Button>
            <ActionIcon hiddenFrom="sm" color="red.9" variant="filled" size="lg" onClick={() => report()} aria-label={t('adverseEvents.report')}>
              <AlertIcon />
            </ActionIcon>
          </>
        )}
        <OtherLanguage />
        <AccountMenu />
      </Group>
    </Group>
  );
}

/** One click to the other language, in that language; the place stays. */
export function OtherLanguage() {
  const { i18n } = useTranslation();
  const other: Language = i18n.language === 'en' ? 'fr' : 'en';
  return (
    <Button variant="subtle" color="gray" size="sm" px={8} lang={other} onClick={() => void speak(other)}>
      {other === 'en' ? 'English' : 'Français'}
    </Button>
  );
}
