import { rss } from '../hostile/feeds.js';
import { serveCrossref, serveEuropepmc, serveOpenalex } from '../protocols/literature.js';
import { article, servePubmed } from '../protocols/pubmed.js';
import { serveClinicaltrials, serveHealthCanada, serveOpenfda } from '../protocols/registries.js';
import type { Records } from '../protocols/serve.js';
import { jsonTitles, xmlTitles } from './document-titles.js';
import { titleIn, titleInPubmed } from './titles.js';
import { watchedDocument, watchedRecords, type Watched } from './watched.js';

const WORD = 'fictamab';
const TITLES = [`Effet du ${WORD} chez l’adulte`, 'Une étude de tout autre chose', `${WORD.toUpperCase()} en injection : suivi à un an`];

/** Three records of a source, two of them with the word. */
const three = <R>(record: (n: string, title: string) => R): Records<R> => new Map(TITLES.map((title, n) => [String(n), record(String(n), title)]));

/** Recalls in the form of Health Canada's file, which nobody has collected. */
const recalls = TITLES.map((Title, n) => ({
  ...{ NID: `90000${n}`, Title, URL: `/en/alert-recall/${n}`, Organization: 'Drugs and health products', Product: 'Fictamab 10 mg', Issue: 'Quality', 'What you should do': 'Return it.' },
  ...{ Category: 'Drugs', 'Recall class': 'Type II', 'Last updated': '2026-03-01', Archived: '0' },
}));
const notice = (n: string, noc_therapeutic_class: string) => ({ noc_number: Number(n) + 1, noc_date: '2026-02-27', noc_manufacturer_name: 'Exemple Pharma inc.', noc_status_with_conditions: 'N', noc_therapeutic_class });
const product = (n: string, brand_name: string) => ({ drug_code: Number(n) + 1, drug_identification_number: `0299999${n}`, brand_name, company_name: 'Exemple Pharma inc.', last_update_date: '2026-02-27' });
const report = (n: string, product_description: string) => ({ recall_number: `D-000${n}-2026`, classification: 'Class II', reason_for_recall: 'Sterility', product_description, recalling_firm: 'Exemple', report_date: '20260218' });
const study = (n: string, briefTitle: string) => ({ protocolSection: { identificationModule: { nctId: `NCT9000000${n}`, briefTitle }, statusModule: { overallStatus: 'RECRUITING' } }, hasResults: false });

/** Each kind of source with a few records of our own. */
export const ownSources: Record<string, () => Promise<Watched>> = {
  PubMed: () => watchedRecords('pubmed', new Map(TITLES.map((title, n) => [`9100000${n}`, { xml: article(`9100000${n}`, title) }])), servePubmed, titleInPubmed, WORD, { query: 'fictamab' }),
  'Europe PMC': () => watchedRecords('europepmc', three((n, title) => ({ id: `9200000${n}`, source: 'MED', pmid: `9200000${n}`, title })), serveEuropepmc, titleIn.europepmc, WORD),
  Crossref: () => watchedRecords('crossref', three((n, title) => ({ DOI: `10.5555/crossref.${n}`, type: 'journal-article', title: [title] })), serveCrossref, titleIn.crossref, WORD),
  OpenAlex: () => watchedRecords('openalex', three((n, title) => ({ id: `https://openalex.org/W900${n}`, doi: `https://doi.org/10.5555/openalex.${n}`, title, type: 'article' })), serveOpenalex, titleIn.openalex, WORD),
  'ClinicalTrials.gov': () => watchedRecords('clinicaltrials', three(study), serveClinicaltrials, titleIn.clinicaltrials, WORD),
  openFDA: () => watchedRecords('openfda', three(report), serveOpenfda, titleIn.openfda, WORD),
  'the Drug Product Database': () => watchedRecords('dpd', three(product), (drugs) => serveHealthCanada(drugs, new Map()), titleIn.dpd, WORD),
  'notices of compliance': () => watchedRecords('noc', three(notice), (notices) => serveHealthCanada(new Map(), notices), titleIn.noc, WORD),
  'recalls of Health Canada': () => watchedDocument('hc-recalls', JSON.stringify(recalls), 'application/json', jsonTitles('Title'), WORD),
  'an RSS feed': () => watchedDocument('feed', rss(TITLES.map((title, n) => ({ guid: `f-${n}`, title }))), 'application/rss+xml', xmlTitles('item'), WORD),
};
