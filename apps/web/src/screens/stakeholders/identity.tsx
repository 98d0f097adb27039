import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { named, useLabel, useTopics } from '../../data/reference.js';
import type { Stakeholder } from '../../data/stakeholders.js';
import { useTimes } from '../../parts/time.js';

/** Who it is, where they work, how they are reached. */
export function Identity({ person }: { person: Stakeholder }) {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const topics = useTopics();
  const times = useTimes();
  const spoken = new Intl.ListFormat(i18n.language).format(person.languages.map((one) => label('languages', one).toLowerCase()));
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Text>
          {[person.profession ? label('professions', person.profession) : label('stakeholder-kinds', person.kind), ...person.specialties.map((one) => label('specialties', one))].join(' · ')}
        </Text>
        {(person.roles?.length ?? 0) > 0 && (
          <Group gap={6}>
            {person.roles!.map((role) => (
              <Badge key={role} variant="light" tt="none">
                {label('stakeholder-roles', role)}
              </Badge>
            ))}
          </Group>
        )}
        {spoken && <Text size="sm">{t('people.speaks', { languages: spoken })}</Text>}
        <Title order={2} size="h3">
          {t('people.affiliations')}
        </Title>
        {person.affiliations.length === 0 && <Text size="sm">{t('people.noPlace')}</Text>}
        {person.affiliations.map((one) => (
          <Text size="sm" key={one.id} c={one.to ? 'dimmed' : undefined}>
            {[one.role, i18n.language === 'en' ? one.organizationNameEn : one.organizationNameFr, one.city].filter(Boolean).join(', ')}
            {one.from && ` (${t(one.to ? 'people.fromTo' : 'people.since', { from: times.day(one.from), to: one.to ? times.day(one.to) : '' })})`}
          </Text>
        ))}
        {(person.contactPoints?.length ?? 0) > 0 && (
          <>
            <Title order={2} size="h3">
              {t('people.contact')}
            </Title>
            {person.contactPoints!.map((one) => (
              <Text size="sm" key={one.kind + one.value} style={{ overflowWrap: 'anywhere' }}>
                {t(`people.contactKind.${one.kind}`)} <span className="lines">{one.value}</span>
              </Text>
            ))}
          </>
        )}
        {(person.topics?.length ?? 0) > 0 && (
          <>
            <Title order={2} size="h3">
              {t('people.topics')}
            </Title>
            <Text size="sm">{person.topics!.map((one) => named(topics, one)).filter(Boolean).join(' · ')}</Text>
          </>
        )}
      </Stack>
    </Card>
  );
}
