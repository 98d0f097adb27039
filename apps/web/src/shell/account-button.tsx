import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me.js';
import { UserIcon } from '../parts/icons.js';

export function AccountButton(props: ActionIconProps & ComponentPropsWithRef<'button'>) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell.account', { name: me.displayName })} {...props}>
      <UserIcon />
    </ActionIcon>
  );
}
