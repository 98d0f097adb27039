import { Button, Group, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissals, type Decision } from '../../data/signals.js';
import { useTimes } from '../../parts/time.js';
import { morningOf, snoozes } from './snoozes.js';

/** What stands open over the signal: one choice at a time. */
export type Choosing = 'dismissed' | 'snoozed' | 'assigned' | null;

interface Props {
  choosing: Choosing;
  choose: (choosing: Choosing) => void;
  decide: (decision: Decision) => void;
}

/** The four decisions. Two of them ask for one word more, which a menu offers. */
export function Decisions({ choosing, choose, decide }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <Group gap="xs" role="group" aria-label={t('signals.triage')}>
      <Button size="xs" onClick={() => decide({ decision: 'kept' })}>
        {t('signals.decisions.kept')}
      </Button>
      <Offer name="dismissed" choosing={choosing} choose={choose}>
        {dismissals.map((dismissal) => (
          <Menu.Item key={dismissal} onClick={() => decide({ decision: 'dismissed', dismissal })}>
            {t(`signals.dismissals.${dismissal}`)}
          </Menu.Item>
        ))}
      </Offer>
      <Offer name="snoozed" choosing={choosing} choose={choose}>
        {snoozes.map((snooze) => {
          const until = morningOf(snooze, times);
          return (
            <Menu.Item key={snooze} onClick={() => decide({ decision: 'snoozed', until })}>
              {t(`signals.snoozes.${snooze}`, { at: times.weekday(until) })}
            </Menu.Item>
          );
        })}
      </Offer>
      <Button size="xs" variant="default" onClick={() => choose('assigned')}>
        {t('signals.decisions.assigned')}
      </Button>
    </Group>
  );
}

function Offer({ name, choosing, choose, children }: { name: 'dismissed' | 'snoozed'; choosing: Choosing; choose: Props['choose']; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu opened={choosing === name} onChange={(opened) => choose(opened ? name : null)} position="bottom-start" withinPortal returnFocus withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="xs" variant="default">
          {t(`signals.decisions.${name}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
