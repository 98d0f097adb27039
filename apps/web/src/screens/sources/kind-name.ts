import { useTranslation } from 'react-i18next';

/** Names that are the same in every language. */
const PROPER: Record<string, string> = { pubmed: 'PubMed', europepmc: 'Europe PMC', crossref: 'Crossref', openalex: 'OpenAlex', clinicaltrials: 'ClinicalTrials.gov', openfda: 'openFDA' };

/** What a kind of source is called. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation();
  return (kind) => PROPER[kind] ?? (i18n.exists(`sources.kinds.${kind}`) ? t(`sources.kinds.${kind as 'feed'}`) : kind);
}
