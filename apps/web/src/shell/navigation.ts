import type { ComponentType } from 'react';
import { may, type Action, type Me } from '../data/me.js';
import { AdminIcon, AlertIcon, HeldIcon, MeetingIcon, OutboxIcon, PeopleIcon, SearchIcon, SettingsIcon, SourceIcon, TodayIcon, WatchIcon } from '../parts/icons.js';

export interface Destination {
  to: '/' | '/stakeholders' | '/interactions' | '/adverse-events' | '/signals' | '/strategies' | '/sources' | '/jobs' | '/dead-letters' | '/redactions' | '/audit-entries' | '/quarantine' | '/outbox' | '/settings';
  /** Key of its name, below `navigation`. */
  name: 'today' | 'people' | 'interactions' | 'adverseEvents' | 'signals' | 'strategies' | 'sources' | 'jobs' | 'deadLetters' | 'redactions' | 'audit' | 'quarantine' | 'outbox' | 'settings';
  icon: ComponentType<{ size?: number }>;
  /** What one must be able to do for the screen to exist for them. */
  needs?: Action;
}

const destinations: Destination[] = [
  { to: '/', name: 'today', icon: TodayIcon },
  { to: '/stakeholders', name: 'people', icon: PeopleIcon, needs: 'stakeholders:read' },
  { to: '/interactions', name: 'interactions', icon: MeetingIcon, needs: 'interactions:read' },
  { to: '/adverse-events', name: 'adverseEvents', icon: AlertIcon, needs: 'adverse-events:read' },
  { to: '/signals', name: 'signals', icon: WatchIcon, needs: 'signals:read' },
  { to: '/strategies', name: 'strategies', icon: SearchIcon, needs: 'strategies:read' },
  { to: '/sources', name: 'sources', icon: SourceIcon, needs: 'sources:read' },
  { to: '/outbox', name: 'outbox', icon: OutboxIcon, needs: 'adverse-events:report' },
  { to: '/quarantine', name: 'quarantine', icon: HeldIcon, needs: 'quarantine:read' },
  { to: '/jobs', name: 'jobs', icon: AdminIcon, needs: 'jobs:read' },
  { to: '/dead-letters', name: 'deadLetters', icon: AdminIcon, needs: 'dead-letters:read' },
  { to: '/redactions', name: 'redactions', icon: AdminIcon, needs: 'redactions:read' },
  { to: '/audit-entries', name: 'audit', icon: AdminIcon, needs: 'audit-entries:read' },
  { to: '/settings', name: 'settings', icon: SettingsIcon },
];

/** The screens that exist for somebody. The others do not: their addresses lead nowhere, as unknown ones do. */
export const destinationsOf = (me: Me): Destination[] => destinations.filter(({ needs }) => !needs || may(me, needs));
