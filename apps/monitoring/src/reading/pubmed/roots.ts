import { refusedWhole, type Refused } from '../../records/entry.js';

const SETS = new Set(['PubmedArticleSet', 'MedlineCitationSet', 'PubmedBookArticleSet', 'pubmed-document-set']);

/** What NCBI answers that holds no record, and what it is. */
const OTHERS: Record<string, [fr: string, en: string]> = {
  eSearchResult: ['une réponse de recherche de NCBI', 'an answer to a search at NCBI'],
  ePostResult: ['un accusé de réception de NCBI', 'an acknowledgement of NCBI'],
  eSummaryResult: ['des résumés de NCBI, sans leurs notices', 'summaries of NCBI without their records'],
  eLinkResult: ['des liens entre notices de NCBI', 'links between records of NCBI'],
  eInfoResult: ['la description d’une base de NCBI', 'the description of a database of NCBI'],
  eSpellResult: ['une suggestion d’orthographe de NCBI', 'a spelling suggestion of NCBI'],
  SerialsSet: ['une liste de revues', 'a list of journals'],
  eFetchResult: ['un message d’erreur de NCBI', 'an error message of NCBI'],
  html: ['une page web', 'a web page'],
  HTML: ['une page web', 'a web page'],
  opml: ['une liste de fils', 'a list of feeds'],
  rss: ['un fil de nouvelles', 'a news feed'],
  feed: ['un fil de nouvelles', 'a news feed'],
};

/** Why a document with this outermost element is not read; undefined when it is. */
export function refusedRoot(name: string): Refused | undefined {
  if (SETS.has(name)) return undefined;
  const [fr, en] = OTHERS[name] ?? ['du XML d’une autre sorte', 'XML of another kind'];
  return refusedWhole('not-records', `Le fichier n’est pas une liste de notices, mais ${fr}.`, `The file is not a list of records but ${en}.`);
}
