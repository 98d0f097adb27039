import { WHOLE_COLLECTION } from '../fetching/limits.js';
import type { Adapter, Ended, Question, Step } from './adapter.js';
import type { Http } from '../fetching/http.js';
import { address } from './paged.js';
import { baseUrl, perSecond, type Setting } from './settings.js';

export const language: Setting = {
  name: 'language',
  kind: 'choice',
  label: { fr: 'Langue des fiches', en: 'Language of the records' },
  choices: [
    { value: 'fr', label: { fr: 'Français', en: 'French' } },
    { value: 'en', label: { fr: 'Anglais', en: 'English' } },
  ],
  otherwise: 'fr',
};

const products: Setting = {
  name: 'products',
  kind: 'text',
  label: { fr: 'Noms de marque ou DIN, un par ligne', en: 'Brand names or DINs, one a line' },
  hint: { fr: 'Sans rien, la base entière est lue : quelque 47 000 produits.', en: 'Without any, the whole database is read: some 47,000 products.' },
  max: 10_000,
  long: true,
};

/** Health Canada's Drug Product Database: products by brand name or DIN, and what has become of them. */
export const dpd: Adapter = {
  name: { fr: 'Base de données sur les produits pharmaceutiques', en: 'Drug Product Database' },
  settings: [baseUrl('https://health-products.canada.ca/api/drug'), products, language, perSecond(1)],
  whole: true,
  fetchSince: ask,
};

async function* ask(question: Question, http: Http): AsyncGenerator<Step, Ended> {
  const { settings, state, signal } = question;
  const wanted = (settings.products ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
  const asked = wanted.length === 0 ? [{}] : wanted.map((one) => (/^\d{8}$/.test(one) ? { din: one } : { brandname: one }));
  for (let at = typeof state.at === 'number' ? state.at : 0; at < asked.length; at++) {
    const url = address(settings.url!, '/drugproduct/', { ...asked[at], lang: settings.language, type: 'json' });
    const fetched = await http.fetch({ url, perSecond: Number(settings.perSecond), limits: WHOLE_COLLECTION, signal });
    if (fetched.kind === 'unchanged') continue;
    if (fetched.kind !== 'fetched') return fetched;
    yield { document: fetched.document, format: 'drug-product-database', state: at + 1 < asked.length ? { at: at + 1 } : {} };
  }
  return null;
}
