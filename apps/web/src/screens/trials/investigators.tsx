import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../data/trials.js';
import { keyed } from '../../parts/keyed.js';

/** Who leads it, in the registry's words. */
export function Investigators({ investigators }: Pick<Study, 'investigators'>) {
  const { t, i18n } = useTranslation();
  const role = (code: string) => (i18n.exists(`trials.roles.${code}`) ? t(`trials.roles.${code as 'PRINCIPAL_INVESTIGATOR'}`) : code);
  return (
    <section aria-labelledby="investigators">
      <Title order={2} id="investigators" mb="xs">
        {t('trials.investigators')}
      </Title>
      <ul className="rows">
        {keyed(investigators).map(({ key, one }) => (
          <li key={key} className="row">
            <Text fw={600}>{one.name}</Text>
            <Text size="sm" c="dimmed">
              {[one.role && role(one.role), one.affiliation].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
