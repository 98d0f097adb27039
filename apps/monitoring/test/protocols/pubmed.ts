import { json, serve, type Answer, type Records } from './serve.js';

/** A record as PubMed gives it, and the day on which it entered. */
export interface PubmedRecord {
  xml: string;
  day?: string;
}

/** `silent`: numbers that are found and never given. `forgetful`: the history server knows nothing any more. */
export interface PubmedManners {
  silent?: ReadonlySet<string>;
  forgetful?: boolean;
  error?: string;
  notFound?: string[];
}

/** E-utilities: esearch with the history server, efetch by it or by numbers. */
export function servePubmed(records: Records<PubmedRecord>, manners: PubmedManners = {}) {
  const histories: string[][] = [];
  const search = (params: URLSearchParams): Answer => {
    if (manners.error) return json({ header: {}, esearchresult: { ERROR: manners.error } });
    const day = (name: string) => params.get(name)!.replaceAll('/', '-');
    const ids = [...records].filter(([, { day: on }]) => !on || (on >= day('mindate') && on <= day('maxdate'))).map(([id]) => id);
    histories.push(ids);
    const listed = ids.slice(0, Math.min(Number(params.get('retmax')), 9_999));
    const errorlist = manners.notFound && { phrasesnotfound: manners.notFound, fieldsnotfound: [] };
    return json({ header: { type: 'esearch', version: '0.3' }, esearchresult: { count: String(ids.length), retmax: String(listed.length), retstart: '0', querykey: '1', webenv: `MCID_${histories.length - 1}`, idlist: listed, ...(errorlist && { errorlist }) } });
  };
  const fetch = (params: URLSearchParams): Answer => {
    const history = histories[Number(params.get('WebEnv')?.slice('MCID_'.length) ?? -1)];
    const start = Number(params.get('retstart') ?? 0);
    const ids = params.get('id')?.split(',') ?? (manners.forgetful ? undefined : history?.slice(start, start + Number(params.get('retmax'))));
    if (!ids) return { type: 'text/xml', body: '<?xml version="1.0"?><eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>' };
    // Whatever number is unknown is left out without a word.
    const given = ids.filter((id) => !manners.silent?.has(id)).flatMap((id) => records.get(id)?.xml ?? []);
    return { type: 'text/xml; charset=UTF-8', body: `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>${given.join('\n')}</PubmedArticleSet>` };
  };
  return serve(({ path, params }) => {
    if (params.get('db') !== 'pubmed') return { status: 400, body: '{"error":"no db"}' };
    return path === '/esearch.fcgi' ? search(params) : path === '/efetch.fcgi' ? fetch(params) : { status: 404, body: '' };
  });
}

/** A record of our own, as small as PubMed's can be. */
export const article = (pmid: string, title: string): string =>
  `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID><Article PubModel="Print"><Journal><Title>Revue fictive</Title></Journal><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
