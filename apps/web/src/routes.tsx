import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Loading } from './parts/states.js';
import { NotFound } from './screens/not-found/not-found.js';
import { SignedOut } from './screens/signed-out/signed-out.js';
import { Today } from './screens/today/today.js';
import { Session } from './shell/session.js';
import { auditSearch, meetingSearch, newMeetingSearch, peopleSearch, quarantineSearch, settingsSearch, signedOutSearch, sourcesSearch, strategiesSearch, watchSearch } from './search-params.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signedOut = createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOut, validateSearch: signedOutSearch });
/** Everything but that is for whoever has signed in. */
const session = createRoute({ getParentRoute: () => root, id: 'session', component: Session });

const at = <P extends string>(path: P) => ({ getParentRoute: () => session, path });

/** The words of screens that few need come with the first of these screens: nobody else waits for them. */
const withWords = <T,>(screen: () => Promise<T>) => () => Promise.all([screen(), import('./i18n/later.js')]).then(([loaded]) => loaded);

const screens = [
  createRoute({ ...at('/'), component: Today }),
  createRoute({ ...at('/stakeholders'), validateSearch: peopleSearch, component: lazyRouteComponent(() => import('./screens/stakeholders/stakeholders.js'), 'Stakeholders') }),
  createRoute({ ...at('/stakeholders/new'), component: lazyRouteComponent(() => import('./screens/stakeholders/new-stakeholder.js'), 'NewStakeholder') }),
  createRoute({ ...at('/stakeholders/$id'), component: lazyRouteComponent(withWords(() => import('./screens/stakeholders/stakeholder.js')), 'StakeholderScreen') }),
  createRoute({ ...at('/stakeholders/$id/edit'), component: lazyRouteComponent(() => import('./screens/stakeholders/edit-stakeholder.js'), 'EditStakeholder') }),
  createRoute({ ...at('/interactions'), validateSearch: meetingSearch, component: lazyRouteComponent(() => import('./screens/interactions/interactions.js'), 'Interactions') }),
  createRoute({ ...at('/interactions/new'), validateSearch: newMeetingSearch, component: lazyRouteComponent(() => import('./screens/interactions/new-interaction.js'), 'NewInteraction') }),
  createRoute({ ...at('/interactions/$id'), component: lazyRouteComponent(() => import('./screens/interactions/interaction.js'), 'InteractionScreen') }),
  createRoute({ ...at('/interactions/$id/edit'), component: lazyRouteComponent(() => import('./screens/interactions/edit-interaction.js'), 'EditInteraction') }),
  createRoute({ ...at('/adverse-events'), component: lazyRouteComponent(() => import('./screens/adverse-events/adverse-events.js'), 'AdverseEvents') }),
  createRoute({ ...at('/adverse-events/$id'), component: lazyRouteComponent(() => import('./screens/adverse-events/adverse-event.js'), 'AdverseEventScreen') }),
  createRoute({ ...at('/jobs'), component: lazyRouteComponent(() => import('./screens/jobs/jobs.js'), 'Jobs') }),
  createRoute({ ...at('/dead-letters'), component: lazyRouteComponent(() => import('./screens/dead-letters/dead-letters.js'), 'DeadLetters') }),
  createRoute({ ...at('/redactions'), component: lazyRouteComponent(withWords(() => import('./screens/redactions/redactions.js')), 'Redactions') }),
  createRoute({ ...at('/redactions/$id'), component: lazyRouteComponent(withWords(() => import('./screens/redactions/redaction.js')), 'RedactionScreen') }),
  createRoute({ ...at('/audit-entries'), validateSearch: auditSearch, component: lazyRouteComponent(() => import('./screens/audit-entries/audit-entries.js'), 'AuditEntries') }),
  createRoute({ ...at('/quarantine'), validateSearch: quarantineSearch, component: lazyRouteComponent(() => import('./screens/quarantine/held-writes.js'), 'HeldWrites') }),
  createRoute({ ...at('/quarantine/$id'), component: lazyRouteComponent(() => import('./screens/quarantine/held-write.js'), 'HeldWriteScreen') }),
  createRoute({ ...at('/signals'), validateSearch: watchSearch, component: lazyRouteComponent(withWords(() => import('./screens/signals/watch.js')), 'Watch') }),
  createRoute({ ...at('/strategies'), validateSearch: strategiesSearch, component: lazyRouteComponent(withWords(() => import('./screens/strategies/strategies.js')), 'Strategies') }),
  createRoute({ ...at('/strategies/new'), component: lazyRouteComponent(withWords(() => import('./screens/strategies/new-strategy.js')), 'NewStrategy') }),
  createRoute({ ...at('/strategies/$id'), component: lazyRouteComponent(withWords(() => import('./screens/strategies/strategy.js')), 'StrategyScreen') }),
  createRoute({ ...at('/strategies/$id/edit'), component: lazyRouteComponent(withWords(() => import('./screens/strategies/edit-strategy.js')), 'EditStrategy') }),
  createRoute({ ...at('/sources'), validateSearch: sourcesSearch, component: lazyRouteComponent(withWords(() => import('./screens/sources/sources.js')), 'Sources') }),
  createRoute({ ...at('/sources/new'), component: lazyRouteComponent(withWords(() => import('./screens/sources/new-source.js')), 'NewSource') }),
  createRoute({ ...at('/sources/list'), component: lazyRouteComponent(withWords(() => import('./screens/sources/source-list.js')), 'SourceList') }),
  createRoute({ ...at('/sources/$id'), component: lazyRouteComponent(withWords(() => import('./screens/sources/source.js')), 'SourceScreen') }),
  createRoute({ ...at('/sources/$id/edit'), component: lazyRouteComponent(withWords(() => import('./screens/sources/edit-source.js')), 'EditSource') }),
  createRoute({ ...at('/runs/$id'), component: lazyRouteComponent(withWords(() => import('./screens/runs/run.js')), 'RunScreen') }),
  createRoute({ ...at('/publication-imports'), component: lazyRouteComponent(withWords(() => import('./screens/publication-imports/publication-imports.js')), 'PublicationImports') }),
  createRoute({ ...at('/publication-imports/$id'), component: lazyRouteComponent(withWords(() => import('./screens/publication-imports/publication-import.js')), 'PublicationImportScreen') }),
  createRoute({ ...at('/publications/$id'), component: lazyRouteComponent(withWords(() => import('./screens/publications/publication.js')), 'PublicationScreen') }),
  createRoute({ ...at('/notices/$id'), component: lazyRouteComponent(withWords(() => import('./screens/notices/notice.js')), 'NoticeScreen') }),
  createRoute({ ...at('/trials/$id'), component: lazyRouteComponent(withWords(() => import('./screens/trials/trial.js')), 'TrialScreen') }),
  createRoute({ ...at('/outbox'), component: lazyRouteComponent(withWords(() => import('./screens/outbox/outbox.js')), 'Outbox') }),
  createRoute({ ...at('/outbox/$key'), component: lazyRouteComponent(() => import('./screens/outbox/correct-meeting.js'), 'CorrectMeeting') }),
  createRoute({ ...at('/digests'), component: lazyRouteComponent(withWords(() => import('./screens/digests/digests.js')), 'Digests') }),
  createRoute({ ...at('/digests/$id'), component: lazyRouteComponent(withWords(() => import('./screens/digests/digest.js')), 'DigestScreen') }),
  createRoute({ ...at('/settings'), validateSearch: settingsSearch, component: lazyRouteComponent(withWords(() => import('./screens/settings/settings.js')), 'SettingsScreen') }),
  // Whatever else one asks for, inside the app as long as somebody has signed in.
  createRoute({ ...at('/$'), component: NotFound }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signedOut, session.addChildren(screens)]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading />,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
