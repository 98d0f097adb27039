import type { Bilingual } from '@liaison/platform';
import type { AdapterKind } from './adapters.js';

/** A source that a newcomer in Québec would set up. It starts disabled, and everything in it may be changed. */
export interface Preset {
  key: string;
  kind: AdapterKind;
  name: Bilingual;
  settings: Readonly<Record<string, string>>;
  /** Cron, on the wall clock of Toronto. */
  schedule: string;
  /** Whether its address has been seen in use; the others are where such a page should be, for a person to check. */
  verified: boolean;
}

export const MORNINGS = '0 6 * * *';
const MONDAYS = '30 5 * * 1';

const literature: Preset[] = [
  { key: 'pubmed', kind: 'pubmed', name: { fr: 'PubMed', en: 'PubMed' }, settings: { query: '(Quebec[ad] OR Québec[ad]) AND clinical trial[pt]' }, schedule: MORNINGS, verified: true },
  { key: 'pubmed-retractions', kind: 'pubmed', name: { fr: 'PubMed : rétractations et mises en garde', en: 'PubMed: retractions and expressions of concern' }, settings: { query: 'retracted publication[pt] OR retraction of publication[pt] OR expression of concern[pt]', dateType: 'mdat' }, schedule: MORNINGS, verified: true },
  { key: 'europepmc', kind: 'europepmc', name: { fr: 'Europe PMC : affiliations québécoises', en: 'Europe PMC: Québec affiliations' }, settings: { query: 'AFF:Quebec OR AFF:Québec' }, schedule: MORNINGS, verified: true },
  { key: 'crossref-retractions', kind: 'crossref', name: { fr: 'Crossref : rétractations', en: 'Crossref: retractions' }, settings: { filter: 'update-type:retraction' }, schedule: MORNINGS, verified: true },
  { key: 'crossref-corrections', kind: 'crossref', name: { fr: 'Crossref : corrections', en: 'Crossref: corrections' }, settings: { filter: 'update-type:correction' }, schedule: MORNINGS, verified: true },
  { key: 'openalex', kind: 'openalex', name: { fr: 'OpenAlex (clé nécessaire)', en: 'OpenAlex (needs a key)' }, settings: { filter: 'is_retracted:true' }, schedule: MONDAYS, verified: true },
  { key: 'clinicaltrials-quebec', kind: 'clinicaltrials', name: { fr: 'ClinicalTrials.gov : sites au Québec', en: 'ClinicalTrials.gov: sites in Québec' }, settings: { location: 'AREA[LocationState]Quebec OR AREA[LocationState]Québec' }, schedule: MORNINGS, verified: true },
];

const canada: Preset[] = [
  { key: 'hc-recalls', kind: 'hc-recalls', name: { fr: 'Santé Canada : rappels et avis de sécurité (en anglais)', en: 'Health Canada: recalls and safety alerts' }, settings: {}, schedule: MORNINGS, verified: true },
  feed('hc-recalls-en-feed', 'Santé Canada : fil des produits de santé (en anglais)', 'Health Canada: feed of health products', 'https://recalls-rappels.canada.ca/en/feed/health-products-alerts-recalls', true),
  feed('hc-recalls-fr-feed', 'Santé Canada : fil des produits de santé', 'Health Canada: feed of health products (in French)', 'https://recalls-rappels.canada.ca/fr/fil-de-nouvelles/produits-sante-avis-rappels', false),
  feed('cfia-fr-feed', 'ACIA : rappels et avis de sécurité', 'CFIA: recalls and safety alerts (in French)', 'https://recalls-rappels.canada.ca/fr/fil-de-nouvelles/acia-rappels-avis-securite', true),
  { key: 'dpd', kind: 'dpd', name: { fr: 'Santé Canada : Base de données sur les produits pharmaceutiques', en: 'Health Canada: Drug Product Database' }, settings: { language: 'fr' }, schedule: MONDAYS, verified: true },
  { key: 'noc', kind: 'noc', name: { fr: 'Santé Canada : avis de conformité', en: 'Health Canada: notices of compliance' }, settings: { language: 'fr' }, schedule: MORNINGS, verified: true },
  page('cda-amc', 'AMC : rapports sur les médicaments', 'CDA-AMC: drug reports', 'https://www.cda-amc.ca/find-reports'),
  page('pcpa', 'APP : état des négociations', 'pCPA: status of negotiations', 'https://www.pcpacanada.ca/negotiations'),
];

const quebec: Preset[] = [
  page('inesss', 'INESSS : médicaments en cours d’évaluation et évalués', 'INESSS: drugs under evaluation and evaluated', 'https://www.inesss.qc.ca/thematiques/medicaments/medicaments-en-cours-devaluation-et-evalues.html'),
  page('ramq', 'RAMQ : listes des médicaments', 'RAMQ: lists of medications', 'https://www.ramq.gouv.qc.ca/fr/a-propos/listes-medicaments'),
  page('inspq', 'INSPQ : publications', 'INSPQ: publications', 'https://www.inspq.qc.ca/publications'),
];

const abroad: Preset[] = [
  { key: 'openfda-enforcement', kind: 'openfda', name: { fr: 'openFDA : rappels de médicaments aux États-Unis', en: 'openFDA: drug recalls in the United States' }, settings: { endpoint: 'drug/enforcement' }, schedule: MONDAYS, verified: true },
  feed('fda-medwatch', 'FDA : MedWatch (en anglais)', 'FDA: MedWatch', 'https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/medwatch/rss.xml', true),
  feed('mhra', 'MHRA : alertes (en anglais)', 'MHRA: alerts', 'https://www.gov.uk/drug-device-alerts.atom', true),
];

export const presets: readonly Preset[] = [...literature, ...canada, ...quebec, ...abroad];

function feed(key: string, fr: string, en: string, url: string, verified: boolean): Preset {
  return { key, kind: 'feed', name: { fr, en }, settings: { url }, schedule: MORNINGS, verified };
}

/** `main` is where a page that is well made has what it is about; whoever enables it chooses the region. */
function page(key: string, fr: string, en: string, url: string): Preset {
  return { key, kind: 'page-watch', name: { fr, en }, settings: { url, selector: 'main' }, schedule: MORNINGS, verified: false };
}
