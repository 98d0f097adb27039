import { Card, Radio, SegmentedControl, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../data/me.js';
import { useLabel } from '../../data/reference.js';
import { settings, useSettings } from '../../data/settings.js';
import { language, speak } from '../../i18n/language.js';
import { Page } from '../../parts/page.js';
import { DigestPreferenceCard } from '../digests/preference-card.js';

export function SettingsScreen() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { shortcuts } = useSettings();
  const { digest } = useSearch({ from: '/session/settings' });
  const isTold = useMay('digests:read');
  return (
    <Page title={t('navigation.settings')}>
      <Card withBorder>
        <Text fw={600}>{me.displayName}</Text>
        <Text c="dimmed" size="sm">
          {label('user-roles', me.role)}
        </Text>
        <Text size="sm" mt="xs">
          {me.territories.length > 0 ? t('settings.territories') : t('settings.noTerritory')}
        </Text>
        <ul>
          {me.territories.map((one) => (
            <li key={one.id}>
              {one.name[language()]} ({label('territory-assignment-kinds', one.kind)})
            </li>
          ))}
        </ul>
      </Card>
      <Card withBorder>
        <Stack gap="lg">
          <Radio.Group label={t('settings.language')} value={i18n.language} onChange={(value) => void speak(value === 'en' ? 'en' : 'fr')}>
            <Stack gap="xs" mt="xs">
              <Radio value="fr" label="Français" lang="fr" />
              <Radio value="en" label="English" lang="en" />
            </Stack>
          </Radio.Group>
          <div>
            <Text id="scheme" size="sm" fw={500} mb={6}>
              {t('settings.scheme')}
            </Text>
            <SegmentedControl
              aria-labelledby="scheme"
              value={colorScheme}
              onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
              data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
            />
          </div>
          <Switch
            label={t('settings.shortcuts')}
            description={t('settings.shortcutsHint')}
            checked={shortcuts}
            onChange={(event) => settings.set({ shortcuts: event.currentTarget.checked })}
          />
        </Stack>
      </Card>
      {isTold && <DigestPreferenceCard proposed={digest} />}
    </Page>
  );
}
