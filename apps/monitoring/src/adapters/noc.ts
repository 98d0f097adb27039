import { WHOLE_COLLECTION } from '../fetching/limits.js';
import type { Http } from '../fetching/http.js';
import type { Adapter, Ended, Question, Step } from './adapter.js';
import { language } from './dpd.js';
import { address } from './paged.js';
import { baseUrl, perSecond } from './settings.js';
import { knownIn } from './whole.js';

/**
 * Health Canada's notices of compliance. Its interface has no dates to ask by, so all are read and compared;
 * the tables that name their products and ingredients are asked for whole too, three requests and no more.
 */
export const noc: Adapter = {
  name: { fr: 'Avis de conformité de Santé Canada', en: 'Health Canada notices of compliance' },
  settings: [baseUrl('https://health-products.canada.ca/api/notice-of-compliance'), language, perSecond(1)],
  whole: true,
  fetchSince: ask,
};

async function* ask({ settings, state, signal }: Question, http: Http): AsyncGenerator<Step, Ended> {
  const table = (name: string) => ({ url: address(settings.url!, `/${name}/`, { lang: settings.language, type: 'json' }), perSecond: Number(settings.perSecond), limits: WHOLE_COLLECTION, signal });
  const notices = await http.fetch({ ...table('noticeofcompliancemain'), known: knownIn(state) });
  if (notices.kind === 'unchanged') return null;
  if (notices.kind !== 'fetched') return notices;
  const tables: [name: string, bytes: Uint8Array][] = [['notices', notices.document.bytes]];
  for (const [name, path] of [['products', 'drugproduct'], ['ingredients', 'medicinalingredient']] as const) {
    const fetched = await http.fetch(table(path));
    // Without their products, all notices would seem to have changed.
    if (fetched.kind !== 'fetched') return fetched.kind === 'unchanged' ? null : fetched;
    tables.push([name, fetched.document.bytes]);
  }
  yield { document: { ...notices.document, bytes: together(tables) }, format: 'notices-of-compliance', state: { ...notices.known }, restUntil: notices.restUntil };
  return null;
}

/** One document of several, which are read, and joined, elsewhere. */
function together(tables: [name: string, bytes: Uint8Array][]): Uint8Array {
  const parts = tables.flatMap(([name, bytes], at) => [Buffer.from(`${at === 0 ? '{' : ','}"${name}":`), withoutMark(bytes)]);
  return Buffer.concat([...parts, Buffer.from('}')]);
}

const withoutMark = (bytes: Uint8Array): Uint8Array => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
