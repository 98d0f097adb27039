import { useTranslation } from 'react-i18next';
import { useMe, may, type Action } from '../../data/me.js';
import type { Held } from '../../data/quarantine.js';
import { ButtonLink } from '../../parts/link.js';

const SCREENS = {
  interactions: { to: '/interactions/$id', needs: 'interactions:read' },
  stakeholders: { to: '/stakeholders/$id', needs: 'stakeholders:read' },
  'adverse-events': { to: '/adverse-events/$id', needs: 'adverse-events:read' },
} as const satisfies Record<string, { to: string; needs: Action }>;

/** Leads to the record, where it has a screen that one may see. */
export function RecordLink({ held: { resource, recordId } }: { held: Held }) {
  const { t } = useTranslation();
  const me = useMe();
  const screen = resource === null || resource === 'commitments' ? undefined : SCREENS[resource];
  if (!screen || !recordId || !may(me, screen.needs)) return null;
  return (
    <ButtonLink variant="default" to={screen.to} params={{ id: recordId }}>
      {t('quarantine.record')}
    </ButtonLink>
  );
}
