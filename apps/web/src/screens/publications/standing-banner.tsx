import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workOf, type Publication } from '../../data/publications.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { keyed } from '../../parts/keyed.js';

/** Relations that bear on whether a work may be relied on. */
const BEARING = ['RetractionIn', 'RetractedandRepublishedIn', 'PartialRetractionIn', 'ExpressionOfConcernIn', 'ErratumIn'];

/** Says before anything else that a work has been retracted, doubted or corrected, and where that is written. */
export function StandingBanner({ publication }: { publication: Publication }) {
  const { t } = useTranslation();
  const { standing } = publication;
  if (standing === 'sound') return null;
  const bearing = workOf(publication).relations.filter(({ kind }) => BEARING.includes(kind));
  return (
    <Alert color={standing === 'retracted' ? 'red' : 'orange'} variant="light" title={t(`publications.standings.${standing}`)} role="note">
      <Stack gap={4}>
        <Text size="sm">{t(`publications.standingHints.${standing}`)}</Text>
        {keyed(bearing).map(({ key, one: { citation, pmid, doi } }) => (
          <Text key={key} size="sm">
            {citation ?? t('publications.notice')}{' '}
            {pmid && <Elsewhere href={`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`}>PMID {pmid}</Elsewhere>}
            {!pmid && doi && <Elsewhere href={`https://doi.org/${doi}`}>{doi}</Elsewhere>}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
