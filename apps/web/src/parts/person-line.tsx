import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../data/reference.js';
import { fullName, type Stakeholder } from '../data/stakeholders.js';

/** What tells people of one name apart: profession, specialty, institution, city. */
export function useAbout(): (person: Stakeholder) => string {
  const label = useLabel();
  const { i18n, t } = useTranslation();
  return (person) => {
    const [place] = person.affiliations.filter((one) => !one.to).concat(person.affiliations);
    const what = person.specialties.length > 0 ? person.specialties.map((one) => label('specialties', one)) : [person.profession ? label('professions', person.profession) : label('stakeholder-kinds', person.kind)];
    const where = place ? [i18n.language === 'en' ? place.organizationNameEn : place.organizationNameFr, place.city] : [t('people.noPlace')];
    return [...what, ...where].filter(Boolean).join(' · ');
  };
}

export function PersonLine({ person }: { person: Stakeholder }) {
  const about = useAbout();
  const { t } = useTranslation();
  return (
    <Stack gap={0}>
      <Group gap="xs">
        <Text fw={600}>{fullName(person)}</Text>
        {person.roles?.includes('KOL') && (
          <Badge size="sm" variant="light">
            {t('people.kol')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {about(person)}
      </Text>
    </Stack>
  );
}
