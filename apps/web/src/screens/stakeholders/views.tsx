import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import type { PeopleFilter } from '../../data/stakeholders.js';
import { ButtonLink } from '../../parts/link.js';

const views: { name: 'mine' | 'kols' | 'myKols' | 'all'; filter: PeopleFilter }[] = [
  { name: 'all', filter: {} },
  { name: 'mine', filter: { mine: true } },
  { name: 'kols', filter: { role: 'KOL' } },
  { name: 'myKols', filter: { mine: true, role: 'KOL' } },
];

const same = (a: PeopleFilter, b: PeopleFilter): boolean => !!a.mine === !!b.mine && a.role === b.role;

/** Views that most people want. Roles and territories are told to medical affairs only. */
export function Views({ filter }: { filter: PeopleFilter }) {
  const { t } = useTranslation();
  if (!useMay('engagement:read')) return null;
  return (
    <Group gap="xs" component="nav" aria-label={t('people.views.title')}>
      {views.map(({ name, filter: view }) => (
        <ButtonLink
          key={name}
          size="xs"
          variant={same(filter, view) ? 'filled' : 'default'}
          to="/stakeholders"
          search={{ ...filter, mine: view.mine, role: view.role }}
          activeProps={{}}
          aria-current={same(filter, view) ? 'true' : undefined}
        >
          {t(`people.views.${name}`)}
        </ButtonLink>
      ))}
    </Group>
  );
}
