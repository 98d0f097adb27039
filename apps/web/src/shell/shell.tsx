import { AppShell } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useSpotlight } from '@mantine/spotlight';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me.js';
import { later } from '../parts/later.js';
import { Reporting } from '../screens/adverse-events/reporting.js';
import { Header } from './header.js';
import { NewVersion } from './new-version.js';
import { Navigation } from './navigation-list.js';
import { palette, paletteStore } from './palette-store.js';
import { Shortcuts } from './shortcuts.js';

const Palette = later(() => import('./palette.js').then((piece) => piece.Palette));

const HEADER_PX = 56;
const RIBBON_PX = 24;

/** What stands around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [path, close]);
  const looking = useSpotlight(paletteStore);
  // From everywhere, fields included.
  useHotkeys([['mod+K', palette.open]], []);
  return (
    <Reporting>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <AppShell
        header={{ height: HEADER_PX + (me.demo ? RIBBON_PX : 0) }}
        navbar={{ width: 272, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding="md"
      >
        <AppShell.Header>
          {me.demo && <div className="ribbon">{t('shell.ribbon')}</div>}
          <Header height={HEADER_PX} opened={opened} toggle={toggle} />
        </AppShell.Header>
        <AppShell.Navbar p="sm" aria-label={t('shell.navigation')}>
          <Navigation />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <NewVersion />
      <Palette asked={looking.opened} />
      <Shortcuts />
    </Reporting>
  );
}
