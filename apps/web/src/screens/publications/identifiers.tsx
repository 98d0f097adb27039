import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workOf, type Publication } from '../../data/publications.js';
import { Elsewhere } from '../../parts/elsewhere.js';

/** What it is known by, and the trials that it names: each leads to where that is kept. */
export function Identifiers({ publication }: { publication: Publication }) {
  const { t } = useTranslation();
  const { pmid, doi, pmcid } = publication.identifiers;
  const trials = workOf(publication).registrations.flatMap(({ numbers }) => numbers.filter((number) => /^NCT\d{8}$/.test(number)));
  const known: [name: string, address: string][] = [
    ...(pmid ? [[`PMID ${pmid}`, `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`] as [string, string]] : []),
    ...(doi ? [[`DOI ${doi}`, `https://doi.org/${doi}`] as [string, string]] : []),
    ...(pmcid ? [[pmcid, `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`] as [string, string]] : []),
    ...[...new Set(trials)].map((number): [string, string] => [number, `https://clinicaltrials.gov/study/${number}`]),
  ];
  if (known.length === 0) return null;
  return (
    <Group gap="md" role="group" aria-label={t('publications.identifiers')}>
      {known.map(([name, address]) => (
        <Text key={address} size="sm">
          <Elsewhere href={address}>{name}</Elsewhere>
        </Text>
      ))}
    </Group>
  );
}
