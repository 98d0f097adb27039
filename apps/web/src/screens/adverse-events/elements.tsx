import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export const ELEMENTS = ['patient', 'reporter', 'product', 'event'] as const;

/** The four elements of a valid report, and which of them are still to be found out. */
export function Elements({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('adverseEvents.elements')}>
      {ELEMENTS.map((element) => {
        const known = !missing.includes(element);
        return (
          <li key={element}>
            <Badge variant="light" color={known ? 'green' : 'orange'} tt="none" autoContrast>
              {t(known ? 'adverseEvents.known' : 'adverseEvents.missing', { element: t(`adverseEvents.element.${element}`) })}
            </Badge>
          </li>
        );
      })}
    </Group>
  );
}
