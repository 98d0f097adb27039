import { Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../data/me.js';
import { PlusIcon } from '../parts/icons.js';
import { ButtonLink, NavigationLink } from '../parts/link.js';
import { destinationsOf } from './navigation.js';
import { useWaitingCounts } from './waiting-counts.js';

/** The screens of one's role. */
export function Navigation() {
  const { t } = useTranslation();
  const me = useMe();
  const counts = useWaitingCounts();
  return (
    <Stack gap={4}>
      {may(me, 'interactions:write') && (
        <>
          <ButtonLink to="/interactions/new" leftSection={<PlusIcon size={16} />} fullWidth px="xs" fz="sm">
            {t('interactions.log')}
          </ButtonLink>
          <Divider my="xs" />
        </>
      )}
      {destinationsOf(me).map(({ to, name, icon: Icon }) => (
        <NavigationLink
          key={to}
          to={to}
          label={[t(`navigation.${name}`), counts[name] && `(${counts[name]})`].filter(Boolean).join(' ')}
          leftSection={<Icon />}
          activeOptions={{ exact: to === '/' }}
          activeProps={{ active: true, 'aria-current': 'page' } as object}
        />
      ))}
    </Stack>
  );
}
