import type { Fetched } from '../fetching/fetched.js';
import type { Http } from '../fetching/http.js';
import { refusedRecord, type Refused } from '../records/entry.js';
import { failed, type Ended } from './adapter.js';
import type { Document } from '../reading/document.js';
import { numberIn, objectIn, textIn, textsIn } from '../reading/json-values.js';
import { address, jsonIn } from './paged.js';
import type { Days } from './pubmed-days.js';
import type { Settings } from './settings.js';

export interface Asking {
  http: Http;
  settings: Settings;
  term: string;
  perSecond: number;
  credentials: Record<string, string>;
  signal?: AbortSignal;
}

/** What a search has found: as many numbers as PubMed lets be read, and where it keeps them. */
export interface Found {
  count: number;
  ids: string[];
  webEnv?: string;
  queryKey?: string;
  /** What PubMed has to say about the search itself. */
  said: Refused[];
}

/** Longer addresses are cut off by some on the way. */
const ADDRESS_MAX = 2_000;
const IDS_MAX = '9999';

export function search(asking: Asking, [first, last]: Days): Promise<Fetched> {
  const { settings, term } = asking;
  const day = (date: string) => date.replaceAll('-', '/');
  return ask(asking, '/esearch.fcgi', { db: 'pubmed', term, datetype: settings.dateType!, mindate: day(first), maxdate: day(last), retmax: IDS_MAX, usehistory: 'y', retmode: 'json' });
}

/** Records by the history server; by their numbers where that has none, or has forgotten. */
export async function fetchRecords(asking: Asking, { webEnv, queryKey }: Found, at: number, ids: string[]): Promise<Fetched> {
  if (webEnv && queryKey) {
    const kept = await ask(asking, '/efetch.fcgi', { db: 'pubmed', WebEnv: webEnv, query_key: queryKey, retstart: String(at), retmax: String(ids.length), retmode: 'xml' });
    const isGiven = kept.kind === 'fetched' && !HISTORY_LOST.test(Buffer.from(kept.document.bytes.subarray(0, 2_000)).toString());
    if (isGiven || (kept.kind !== 'fetched' && !(kept.kind === 'failed' && kept.status === 400))) return kept;
  }
  return ask(asking, '/efetch.fcgi', { db: 'pubmed', id: ids.join(','), retmode: 'xml' }, true);
}

const HISTORY_LOST = /<ERROR>|<eFetchResult>|Unable to obtain query|Error occurred:/;

function ask({ http, settings, credentials, perSecond, signal }: Asking, path: string, said: Record<string, string>, asForm = false): Promise<Fetched> {
  const rest = { credentials, perSecond, signal };
  const url = address(settings.url!, path, said);
  return asForm || url.length > ADDRESS_MAX ? http.fetch({ ...rest, url: address(settings.url!, path, {}), form: said }) : http.fetch({ ...rest, url });
}

/** Reads the answer to a search. PubMed says what is wrong with one in an answer that is otherwise fine. */
export function found(document: Document): Found | NonNullable<Ended> {
  const { esearchresult } = objectIn(jsonIn(document));
  const result = objectIn(esearchresult);
  const count = numberIn(result.count);
  if (textIn(result.ERROR) || count === undefined || !Array.isArray(result.idlist)) return failed('search-refused', 'PubMed n’a pas accepté la recherche.', 'PubMed did not accept the search.')!;
  return {
    count,
    ids: textsIn(result.idlist).filter((id) => /^\d{1,9}$/.test(id)),
    webEnv: textIn(result.webenv),
    queryKey: textIn(result.querykey),
    said: phrasesIn(objectIn(result.errorlist).phrasesnotfound).map((phrase) => refusedRecord('phrase-not-found', `PubMed ne connaît pas « ${phrase} » et cherche sans.`, `PubMed does not know “${phrase}” and searches without it.`)),
  };
}

const phrasesIn = (listed: unknown): string[] => textsIn(listed).slice(0, 20).map((phrase) => phrase.slice(0, 200));
