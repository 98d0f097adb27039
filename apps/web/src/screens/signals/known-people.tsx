import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../data/stakeholders.js';
import type { Signal } from '../../data/signals.js';
import { TextLink } from '../../parts/link.js';

/** Whom of those whom we know it is by, each with the way to their page. */
export function KnownPeople({ signal: { people } }: { signal: Signal }) {
  const { t } = useTranslation();
  const named = usePeopleNames(people.map(({ stakeholderId }) => stakeholderId));
  if (named.length === 0) return null;
  return (
    <Text size="sm">
      {t('signals.byKnown')}{' '}
      {named.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <TextLink to="/stakeholders/$id" params={{ id }} size="sm">
            {name}
          </TextLink>
        </Fragment>
      ))}
    </Text>
  );
}
