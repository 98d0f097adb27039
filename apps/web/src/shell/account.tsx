import { Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me.js';
import { useLabel } from '../data/reference.js';
import { AccountButton } from './account-button.js';
import { useSignOut } from './sign-out.js';

export function Account({ openedAtOnce }: { openedAtOnce: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const navigate = useNavigate();
  const leave = useSignOut();
  return (
    <>
      <Menu position="bottom-end" withinPortal defaultOpened={openedAtOnce}>
        <Menu.Target>
          <AccountButton />
        </Menu.Target>
        <Menu.Dropdown>
          <Text px="sm" pt={4} fw={600}>
            {me.displayName}
          </Text>
          <Text px="sm" pb={4} size="sm" c="dimmed">
            {label('user-roles', me.role)}
          </Text>
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: '/settings' })}>{t('navigation.settings')}</Menu.Item>
          <Menu.Item component="a" href="/api/docs">
            {t('shell.apiDocs')}
          </Menu.Item>
          <Menu.Item onClick={leave.ask}>{t('shell.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leave.dialog}
    </>
  );
}
