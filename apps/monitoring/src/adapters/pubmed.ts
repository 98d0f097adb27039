import type { Http } from '../fetching/http.js';
import { refusedRecord, type Refused } from '../records/entry.js';
import type { Adapter, Ended, Question, Step } from './adapter.js';
import { daysIn, halves, type Days } from './pubmed-days.js';
import { credentialsOf } from './paged.js';
import { fetchRecords, found, search, type Found } from './pubmed-requests.js';
import { baseUrl, email, perSecond, query, type Setting } from './settings.js';

/** PubMed advises to ask for no more records at once. */
const BATCH = 200;
/** PubMed cannot be paged beyond. */
const REACHABLE = 9_999;

const dateType: Setting = {
  name: 'dateType',
  kind: 'choice',
  label: { fr: 'Date suivie', en: 'Date followed' },
  choices: [
    { value: 'edat', label: { fr: 'Entrée dans PubMed', en: 'Entry into PubMed' } },
    { value: 'mdat', label: { fr: 'Dernière modification, rétractations comprises', en: 'Last change, retractions included' } },
    { value: 'crdt', label: { fr: 'Création de la notice', en: 'Creation of the record' } },
  ],
  otherwise: 'edat',
};

/** Three requests a second are borne without a key, ten with one; what others of the same network ask counts too. */
const PER_SECOND = { without: 2.5, withKey: 9 };

/** PubMed by E-utilities: a search whose result stays on PubMed's history server, then its records in batches. */
export const pubmed: Adapter = {
  name: { fr: 'PubMed', en: 'PubMed' },
  apiKey: 'optional',
  settings: [baseUrl('https://eutils.ncbi.nlm.nih.gov/entrez/eutils'), query, dateType, email, { ...perSecond(PER_SECOND.without), otherwise: undefined, hint: { fr: '2,5 sans clé, 9 avec une clé, si rien n’est dit', en: '2.5 without a key, 9 with one, if nothing is said' } }],
  fetchSince: ask,
};

/** What is still to be read: spans of days, and how many records of the first are there already. */
interface Rest {
  spans: Days[];
  done: number;
}

async function* ask(question: Question, http: Http): AsyncGenerator<Step, Ended> {
  const { settings, apiKey, signal } = question;
  const term = question.query ?? settings.query;
  // Strategies ask it their own questions; without one of its own it has nothing to be asked at its slots.
  if (!term) return null;
  const pace = Number(settings.perSecond) || (apiKey ? PER_SECOND.withKey : PER_SECOND.without);
  const asking = { http, settings, term, signal, perSecond: pace, credentials: credentialsOf({ tool: 'liaison', email: settings.email, api_key: apiKey }) };
  const rest = restOf(question);
  for (let days = rest.spans.shift(); days; days = rest.spans.shift()) {
    const answer = await search(asking, days);
    if (answer.kind !== 'fetched') return answer.kind === 'unchanged' ? null : answer;
    const result = found(answer.document);
    if ('kind' in result) return result;
    const split = result.count > REACHABLE ? halves(days) : undefined;
    if (split) {
      rest.spans.unshift(...split);
      rest.done = 0;
      continue;
    }
    const ended = yield* readAll(asking, result, days, rest);
    if (ended) return ended;
    rest.done = 0;
  }
  return null;
}

async function* readAll(asking: Parameters<typeof search>[0], result: Found, days: Days, rest: Rest): AsyncGenerator<Step, Ended> {
  const stateAfter = (done: number) => (done < result.ids.length ? { spans: [days, ...rest.spans], done } : rest.spans.length > 0 ? { spans: rest.spans, done: 0 } : {});
  const said = [...result.said, ...(result.count > result.ids.length ? [tooManyInADay(days, result)] : [])];
  if (said.length > 0) yield { entries: said, state: stateAfter(rest.done), hits: result.count };
  for (let at = rest.done; at < result.ids.length; at += BATCH) {
    const ids = result.ids.slice(at, at + BATCH);
    const fetched = await fetchRecords(asking, result, at, ids);
    if (fetched.kind !== 'fetched') return fetched.kind === 'unchanged' ? null : fetched;
    const given = pmidsIn(fetched.document.bytes);
    const entries = ids.filter((id) => !given.has(id)).map(notGiven);
    yield { document: fetched.document, format: 'pubmed', ...(entries.length > 0 && { entries }), state: stateAfter(at + BATCH), hits: result.count };
  }
  return null;
}

function restOf({ state, from, to }: Question): Rest {
  const { spans, done } = state as Partial<Rest>;
  return Array.isArray(spans) && spans.length > 0 ? { spans: [...spans], done: Number(done) || 0 } : { spans: [daysIn(from, to)], done: 0 };
}

/** The numbers of the records in a set, found without reading it: what was asked for and is not here was left out in silence. */
function pmidsIn(bytes: Uint8Array): Set<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new Set(Array.from(text.matchAll(/<(?:MedlineCitation|BookDocument)\b[^>]{0,500}>\s{0,100}<PMID\b[^>]{0,100}>(\d{1,9})</g), ([, pmid]) => pmid!));
}

const notGiven = (pmid: string): Refused => refusedRecord('not-given', `PubMed a trouvé la notice ${pmid}, mais ne l’a pas donnée.`, `PubMed found the record ${pmid}, but did not give it.`);

const tooManyInADay = ([day]: Days, { count, ids }: Found): Refused =>
  refusedRecord('too-many-in-a-day', `PubMed a ${count} notices pour le ${day} seul et n’en laisse lire que ${ids.length} : précisez la recherche.`, `PubMed has ${count} records for ${day} alone and lets ${ids.length} be read: narrow the search.`);
