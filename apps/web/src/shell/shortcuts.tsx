import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../data/me.js';
import { useSettings } from '../data/settings.js';
import { later } from '../parts/later.js';
import { useScreenKeys } from '../parts/screen-keys.js';
import { useReporting } from '../screens/adverse-events/reporting.js';

const ShortcutList = later(() => import('./shortcut-list.js').then((piece) => piece.ShortcutList));

/** Single keys. They can be switched off, for whoever speaks to their machine or strikes keys by mistake (WCAG 2.1.4). */
export function Shortcuts() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const report = useReporting();
  const { shortcuts } = useSettings();
  const [opened, { open, close }] = useDisclosure();
  const here = useScreenKeys();
  const everywhere = [
    ...(may(me, 'interactions:write') ? [{ key: 'N', what: t('interactions.log'), go: () => void navigate({ to: '/interactions/new' }) }] : []),
    ...(may(me, 'adverse-events:report') ? [{ key: 'E', what: t('adverseEvents.report'), go: () => report() }] : []),
    { key: 'A', what: t('navigation.today'), go: () => void navigate({ to: '/' }) },
    { key: 'P', what: t('navigation.people'), go: () => void navigate({ to: '/stakeholders' }) },
    ...(may(me, 'signals:read') ? [{ key: 'V', what: t('navigation.signals'), go: () => void navigate({ to: '/signals' }) }] : []),
    { key: '?', what: t('shortcuts.title'), go: open },
  ];
  const keys = [...here, ...everywhere.filter(({ key }) => !here.some((one) => one.key === key))];
  // What has opened over the screen has keys of its own.
  const outside = (go: () => void) => (event: KeyboardEvent) => {
    if (!(event.target as Element).closest('[role="dialog"], [role="menu"]')) go();
  };
  useHotkeys(shortcuts ? keys.map(({ key, go }) => [key === '?' ? 'shift+?' : key, outside(go)]) : []);
  return <ShortcutList asked={opened} opened={opened} close={close} keys={keys} />;
}
