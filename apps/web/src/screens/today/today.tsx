import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe, may } from '../../data/me.js';
import { ButtonLink, TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { useTimes } from '../../parts/time.js';
import { HeldOnToday } from './held.js';
import { NewSignals } from './new-signals.js';
import { OverdueCommitments } from './overdue-commitments.js';
import { PlannedVisits } from './planned-visits.js';
import { RunningClocks } from './running-clocks.js';

/** What the day asks for, by what one's role may see. */
export function Today() {
  const { t } = useTranslation();
  const me = useMe();
  const times = useTimes();
  const sections = [
    ...(may(me, 'quarantine:decide') ? [<HeldOnToday key="held" />] : []),
    ...(may(me, 'adverse-events:read') ? [<RunningClocks key="clocks" />] : []),
    ...(may(me, 'interactions:write') ? [<PlannedVisits key="visits" />] : []),
    ...(may(me, 'commitments:write') ? [<OverdueCommitments key="commitments" />] : []),
    ...(may(me, 'signals:triage') ? [<NewSignals key="signals" />] : []),
  ];
  return (
    <Page
      title={t('navigation.today')}
      actions={
        may(me, 'interactions:write') && (
          <ButtonLink to="/interactions/new" hiddenFrom="sm">
            {t('interactions.log')}
          </ButtonLink>
        )
      }
    >
      <Text>{t('today.greeting', { name: me.displayName, day: times.weekday(new Date().toISOString()) })}</Text>
      {sections}
      {sections.length === 0 && <Elsewhere />}
    </Page>
  );
}

/** For those whose work lies elsewhere: where it is. */
function Elsewhere() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Text>{t('today.elsewhere')}</Text>
        <TextLink to="/stakeholders">{t('navigation.people')}</TextLink>
        <TextLink to="/jobs">{t('navigation.jobs')}</TextLink>
        {may(me, 'dead-letters:read') && <TextLink to="/dead-letters">{t('navigation.deadLetters')}</TextLink>}
        {may(me, 'audit-entries:read') && <TextLink to="/audit-entries">{t('navigation.audit')}</TextLink>}
      </Stack>
    </Card>
  );
}
