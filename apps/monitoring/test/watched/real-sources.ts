import { serveCrossref, serveEuropepmc, serveOpenalex } from '../protocols/literature.js';
import { servePubmed } from '../protocols/pubmed.js';
import { realCrossref, realDrugs, realEnforcement, realEuropepmc, realFeed, realOpenalex, realPubmed, realTrials } from '../protocols/real-records.js';
import { serveClinicaltrials, serveHealthCanada, serveOpenfda } from '../protocols/registries.js';
import { jsonTitles, xmlTitles, type TitledDocument } from './document-titles.js';
import { titleIn, titleInPubmed } from './titles.js';
import { watchedDocument, watchedRecords, type Watched } from './watched.js';

const feed = (name: string, title: TitledDocument, word: string) => async () => ({ ...(await watchedDocument('feed', realFeed(name).toString(), 'application/xml; charset=utf-8', title, word)), old: true });

/** Each kind of source with what it really gave; Health Canada's recalls nobody has collected. */
export const realSources: Record<string, () => Promise<Watched>> = {
  PubMed: () => watchedRecords('pubmed', realPubmed(), servePubmed, titleInPubmed, 'human', { query: 'human[ti]' }),
  'Europe PMC': () => watchedRecords('europepmc', realEuropepmc(), serveEuropepmc, titleIn.europepmc, 'cancer'),
  Crossref: () => watchedRecords('crossref', realCrossref(), serveCrossref, titleIn.crossref, 'ontologies'),
  OpenAlex: () => watchedRecords('openalex', realOpenalex(), serveOpenalex, titleIn.openalex, 'quantum'),
  'ClinicalTrials.gov': () => watchedRecords('clinicaltrials', realTrials(), serveClinicaltrials, titleIn.clinicaltrials, 'fibrosis'),
  // One report gives neither number nor reason.
  openFDA: async () => ({ ...(await watchedRecords('openfda', realEnforcement(), serveOpenfda, titleIn.openfda, 'cornea')), refused: 1 }),
  'the Drug Product Database': async () => ({ ...(await watchedRecords('dpd', realDrugs('SANDOZ'), (drugs) => serveHealthCanada(drugs, new Map()), titleIn.dpd, 'metformin', { products: 'SANDOZ' })), old: true }),
  'an RSS feed': feed('rssparser-guardian.rss', xmlTitles('item'), 'trump'),
  'an Atom feed': feed('nnw-DaringFireball.atom', xmlTitles('entry'), 'iphone'),
  'an RDF feed': feed('rssparser-rss-1.rss', xmlTitles('item'), 'cells'),
  'a JSON feed': feed('nnw-inessential.json', jsonTitles('title'), 'diary'),
};
