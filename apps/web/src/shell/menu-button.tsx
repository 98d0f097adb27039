import { Burger, Indicator } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUnsent } from '../data/sync-state.js';

/** Opens the menu where there is no room for it, and says how much waits behind it to be sent or corrected. */
export function MenuButton({ opened, toggle }: { opened: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  const unsent = useUnsent();
  const name = t(opened ? 'shell.closeMenu' : 'shell.openMenu');
  return (
    <Indicator hiddenFrom="sm" label={unsent} disabled={unsent === 0} size={18} offset={4} color="red.9">
      <Burger opened={opened} onClick={toggle} size="sm" aria-label={unsent > 0 ? `${name} (${t('sync.unsent', { count: unsent })})` : name} aria-expanded={opened} />
    </Indicator>
  );
}
