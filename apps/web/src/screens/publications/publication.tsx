import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { publicationQuery, workOf, type Publication } from '../../data/publications.js';
import { ForRole } from '../../parts/for-role.js';
import { keyed } from '../../parts/keyed.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { SignalsOf } from '../signals/signals-of.js';
import { Abstract } from './abstract.js';
import { Authors } from './author-list.js';
import { Identifiers } from './identifiers.js';
import { PublicationFacts } from './publication-facts.js';
import { Provenance } from './provenance.js';
import { StandingBanner } from './standing-banner.js';

export function PublicationScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="publications:read">
      <PublicationPage key={id} id={id} />
    </ForRole>
  );
}

/** One work, as all sources together tell it. */
function PublicationPage({ id }: { id: string }) {
  const { data: publication, error, refetch } = useQuery(publicationQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!publication) return <Loading />;
  const work = workOf(publication);
  return (
    <Page title={publication.title}>
      <StandingBanner publication={publication} />
      {work.vernacularTitle && (
        <Text fs="italic" lang={work.languages[0]?.slice(0, 2)}>
          {work.vernacularTitle}
        </Text>
      )}
      {work.authors.length > 0 && <Authors work={work} />}
      <PublicationFacts publication={publication} />
      <Identifiers publication={publication} />
      <Said publication={publication} />
      <SignalsOf subjectId={publication.id} />
      <Provenance publication={publication} />
    </Page>
  );
}

/** Its abstract, in whatever languages there is one, and what it is indexed under. */
function Said({ publication }: { publication: Publication }) {
  const { t } = useTranslation();
  const { abstract, otherAbstracts, mesh, keywords } = workOf(publication);
  const subjects = [...mesh.map(({ name }) => name), ...keywords.map(({ text }) => text)];
  return (
    <Card withBorder component="section" aria-labelledby="abstract">
      <Stack>
        <Title order={2} id="abstract">
          {t('publications.abstract')}
        </Title>
        {abstract.length > 0 ? <Abstract sections={abstract} /> : <Text c="dimmed">{t('publications.noAbstract')}</Text>}
        {keyed(otherAbstracts).map(({ key, one: { language, sections } }) => (
          <Abstract key={key} sections={sections} lang={language?.slice(0, 2)} />
        ))}
        {subjects.length > 0 && (
          <Group gap={6} role="group" aria-label={t('publications.subjects')}>
            {[...new Set(subjects)].map((one) => (
              <Badge key={one} variant="outline" color="gray" tt="none" fw={500} autoContrast style={{ maxWidth: '100%' }}>
                {one}
              </Badge>
            ))}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
