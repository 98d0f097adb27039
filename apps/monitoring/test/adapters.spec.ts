import { afterEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@liaison/platform';
import type { Ended, Question, State, Step } from '../src/adapters/adapter.js';
import { adapters, type AdapterKind } from '../src/adapters/adapters.js';
import { completed } from '../src/adapters/settings.js';
import { Http } from '../src/fetching/http.js';
import { Turns } from '../src/fetching/politeness.js';
import { serveDocument } from './protocols/documents.js';
import { serveCrossref, serveEuropepmc, serveOpenalex } from './protocols/literature.js';
import { article, servePubmed, type PubmedManners, type PubmedRecord } from './protocols/pubmed.js';
import { realCrossref, realEnforcement, realEuropepmc, realFeed, realOpenalex, realPubmed, realTrials } from './protocols/real-records.js';
import { serveClinicaltrials, serveHealthCanada, serveOpenfda } from './protocols/registries.js';
import { serve, type Records, type Served } from './protocols/serve.js';
import { rss, wholesome } from './hostile/feeds.js';
import { hasSharedData } from './shared-data.js';

const open: { close: () => Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
async function at<S extends { close: () => Promise<void> }>(served: Promise<S>): Promise<S> {
  open.push(await served);
  return served;
}

interface Look {
  steps: Step[];
  ended: Ended;
  state: State;
}

/** One look at a source, from its beginning or from where another stopped; `upTo` breaks off after so many steps. */
async function look(kind: AdapterKind, source: { hostPort: string; url: string }, over: Partial<Question> & { said?: Record<string, string>; upTo?: number } = {}): Promise<Look> {
  const { said, upTo = Number.POSITIVE_INFINITY, ...question } = over;
  const adapter = adapters[kind];
  const made = completed(adapter.settings, { url: source.url, perSecond: 1_000, ...said });
  if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
  const http = new Http(new SystemClock(), [source.hostPort]);
  const steps: Step[] = [];
  const answer = adapter.fetchSince({ settings: made.settings, query: null, from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-04T10:00:00Z'), state: {}, ...question }, http);
  for (;;) {
    const { value, done } = await answer.next();
    if (done) return { steps, ended: value, state: steps.at(-1)?.state ?? question.state ?? {} };
    steps.push(value);
    if (steps.length >= upTo) return { steps, ended: await answer.return(null).then(() => null), state: value.state };
  }
}

const textOf = ({ document }: Step) => Buffer.from(document!.bytes).toString();
const numbered = (count: number, one: (n: number) => Record<string, unknown>): Records => new Map(Array.from({ length: count }, (_, n) => [String(n), one(n)]));
const seen = (steps: Step[], list: (page: any) => { id: unknown }[]) => steps.flatMap((step) => list(JSON.parse(textOf(step))).map(({ id }) => Number(id)));
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const pmids = (steps: Step[]) => steps.flatMap((step) => (step.document ? [...textOf(step).matchAll(/<PMID[^>]*>(\d+)</g)].map(([, pmid]) => Number(pmid)) : []));

/** Readers whose name is not that of the kind. */
const FORMATS: Partial<Record<AdapterKind, string>> = { europepmc: 'europe-pmc', clinicaltrials: 'clinical-trials-gov', 'hc-recalls': 'health-canada-recalls' };

describe('pages of JSON are read to the last', () => {
  const walks: [kind: AdapterKind, count: number, server: (records: Records) => Promise<Served>, list: (page: any) => { id: unknown }[]][] = [
    ['europepmc', 450, serveEuropepmc, (page) => page.resultList.result],
    ['crossref', 450, serveCrossref, (page) => page.message.items],
    ['openalex', 250, (records) => serveOpenalex(records), (page) => page.results],
    ['clinicaltrials', 120, serveClinicaltrials, (page) => page.studies],
    ['openfda', 450, (records) => serveOpenfda(records), (page) => page.results],
  ];

  it.each(walks)('%s', async (kind, count, server, list) => {
    const records = numbered(count, (id) => ({ id }));
    const source = await at(server(records));
    const { steps, ended, state } = await look(kind, source);
    expect([seen(steps, list), ended, state, steps[0]!.hits, steps[0]!.format]).toEqual([upTo(count), null, {}, count, FORMATS[kind] ?? kind]);
  });

  it.each(walks)('%s: and nothing is nothing', async (kind, _count, server, list) => {
    const source = await at(server(new Map()));
    const { steps, ended } = await look(kind, source);
    expect([seen(steps, list), ended]).toEqual([[], null]);
  });

  it.each(walks)('%s: after a crash the rest is read, and nothing is missed', async (kind, count, server, list) => {
    const source = await at(server(numbered(count, (id) => ({ id }))));
    const first = await look(kind, source, { upTo: 1 });
    const second = await look(kind, source, { state: first.state });
    expect([new Set([...seen(first.steps, list), ...seen(second.steps, list)]).size, second.ended]).toEqual([count, null]);
  });

  it('openFDA: also where no header leads on', async () => {
    const source = await at(serveOpenfda(numbered(450, (id) => ({ id })), { withLink: false }));
    const { steps } = await look('openfda', source);
    expect(seen(steps, (page) => page.results)).toEqual(upTo(450));
  });

  it('ClinicalTrials.gov: from the beginning when it has forgotten where we were', async () => {
    const source = await at(serveClinicaltrials(numbered(60, (id) => ({ id }))));
    const { steps, ended } = await look('clinicaltrials', source, { state: { cursor: 'forgotten' } });
    expect([seen(steps, (page) => page.studies), ended]).toEqual([upTo(60), null]);
  });

  it('and a source that never ends, or answers with something else, is told of', async () => {
    const endless = await at(serve(() => ({ body: '{"nextCursorMark":"same","resultList":{"result":[{}]}}' })));
    expect((await look('europepmc', endless)).steps).toHaveLength(2);
    const page = await at(serve(() => ({ body: '<html>Maintenance</html>', type: 'text/html' })));
    expect((await look('europepmc', page)).ended).toMatchObject({ kind: 'failed', code: 'not-json' });
  });
});

describe('what is asked is what has changed', () => {
  const asked = async (kind: AdapterKind, server: Promise<Served>, over: Parameters<typeof look>[2] = {}) => {
    const source = await at(server);
    await look(kind, source, over);
    return source.asked[0]!;
  };

  it('Europe PMC', async () => {
    const { params } = await asked('europepmc', serveEuropepmc(new Map()), { query: 'AFF:Quebec OR TITLE:asthma' });
    expect(Object.fromEntries(params)).toMatchObject({ query: '(AFF:Quebec OR TITLE:asthma) AND UPDATE_DATE:[2026-03-01 TO 2026-03-04]', resultType: 'core', cursorMark: '*' });
  });

  it('Crossref, from the polite pool', async () => {
    const { params } = await asked('crossref', serveCrossref(new Map()), { said: { filter: 'update-type:retraction', email: 'veille@exemple.test' } });
    expect(Object.fromEntries(params)).toMatchObject({ filter: 'from-index-date:2026-03-01,until-index-date:2026-03-04,update-type:retraction', mailto: 'veille@exemple.test' });
  });

  it('OpenAlex, with its key, some weeks back', async () => {
    const { params } = await asked('openalex', serveOpenalex(new Map(), 'cle'), { apiKey: 'cle', query: 'asthme sévère' });
    expect(Object.fromEntries(params)).toMatchObject({ search: 'asthme sévère', filter: 'from_publication_date:2026-01-30,to_publication_date:2026-03-04', api_key: 'cle' });
  });

  it('ClinicalTrials.gov, in Québec', async () => {
    const { params } = await asked('clinicaltrials', serveClinicaltrials(new Map()), { said: { location: 'AREA[LocationState]Quebec' } });
    expect(Object.fromEntries(params)).toMatchObject({ 'query.locn': 'AREA[LocationState]Quebec', 'filter.advanced': 'AREA[LastUpdatePostDate]RANGE[2026-03-01,2026-03-04]', countTotal: 'true' });
  });

  it('openFDA, some weeks back', async () => {
    const { path, params } = await asked('openfda', serveOpenfda(new Map()), { query: 'classification:"Class I"' });
    expect([path, params.get('search')]).toEqual(['/drug/enforcement.json', 'report_date:[20260215 TO 20260304] AND (classification:"Class I")']);
  });

  it('and a source that wants a key says so', async () => {
    const source = await at(serveOpenalex(new Map(), 'cle'));
    expect((await look('openalex', source)).ended).toMatchObject({ kind: 'failed', code: 'not-allowed' });
  });
});

describe('PubMed', () => {
  const articles = (count: number, day?: (n: number) => string): Records<PubmedRecord> => new Map(Array.from({ length: count }, (_, n) => [String(1_000 + n), { xml: article(String(1_000 + n), `Étude ${n}`), day: day?.(n) }]));
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => 1_000 + n);
  const ask = async (records: Records<PubmedRecord>, manners: PubmedManners = {}, over: Parameters<typeof look>[2] = {}) => {
    const source = await at(servePubmed(records, manners));
    return { source, ...(await look('pubmed', source, { query: 'asthme[ti]', ...over })) };
  };

  it('is searched once, and its records are fetched in batches of 200 from its history', async () => {
    const { source, steps, ended, state } = await ask(articles(450));
    expect([pmids(steps), ended, state]).toEqual([numbers(450), null, {}]);
    expect(source.asked.map(({ path, params }) => [path, params.get('retstart'), params.get('usehistory')])).toEqual([
      ['/esearch.fcgi', null, 'y'],
      ['/efetch.fcgi', '0', null],
      ['/efetch.fcgi', '200', null],
      ['/efetch.fcgi', '400', null],
    ]);
    expect(Object.fromEntries(source.asked[0]!.params)).toMatchObject({ term: 'asthme[ti]', datetype: 'edat', mindate: '2026/03/01', maxdate: '2026/03/04', tool: 'liaison' });
  });

  it('is asked by numbers, by POST, when its history has forgotten', async () => {
    const { source, steps } = await ask(articles(250), { forgetful: true });
    expect(pmids(steps)).toEqual(numbers(250));
    expect(source.asked.filter(({ params }) => params.has('id')).map(({ method, params }) => [method, params.get('id')!.split(',').length])).toEqual([['POST', 200], ['POST', 50]]);
  });

  it('is asked by POST when the search is long', async () => {
    const { source } = await ask(articles(1), {}, { query: Array.from({ length: 300 }, (_, n) => `mot${n}[ti]`).join(' OR ') });
    expect(source.asked[0]).toMatchObject({ path: '/esearch.fcgi', method: 'POST' });
  });

  it.each([[undefined, '', 400], ['cle', '', 111], ['cle', '4', 250]])('is asked as often as it bears: with the key %s and the setting “%s”, every %i ms', async (apiKey, perSecond, everyMs) => {
    const source = await at(servePubmed(articles(1)));
    const waits: number[] = [];
    const http = new Http(new SystemClock(), [source.hostPort], undefined, new Turns(() => 0, async (ms) => waits.push(Math.round(ms))));
    const answer = adapters.pubmed.fetchSince({ settings: { url: source.url, dateType: 'edat', perSecond }, apiKey, query: 'asthme[ti]', from: new Date(), to: new Date(), state: {} }, http);
    while (!(await answer.next()).done);
    expect(waits).toEqual([everyMs]);
  });

  it('leaves records out in silence, which is told', async () => {
    const { steps } = await ask(articles(5), { silent: new Set(['1002', '1004']) });
    expect(pmids(steps)).toEqual([1000, 1001, 1003]);
    expect(steps[0]!.entries).toMatchObject([{ refusal: { code: 'not-given', message: { fr: expect.stringContaining('1002') } } }, { refusal: { message: { en: expect.stringContaining('1004') } } }]);
  });

  it('is asked day by day where it has more than it lets be paged', async () => {
    const records = articles(10_400, (n) => `2026-03-0${1 + (n % 4)}`);
    const { source, steps, ended } = await ask(records);
    expect([new Set(pmids(steps)).size, ended]).toEqual([10_400, null]);
    expect(source.asked.filter(({ path }) => path === '/esearch.fcgi').map(({ params }) => [params.get('mindate'), params.get('maxdate')])).toEqual([['2026/03/01', '2026/03/04'], ['2026/03/01', '2026/03/02'], ['2026/03/03', '2026/03/04']]);
  });

  it('goes on in the middle of a batch of days after a crash', async () => {
    const records = articles(10_400, (n) => `2026-03-0${1 + (n % 4)}`);
    const { source, steps, state } = await ask(records, {}, { upTo: 30 });
    const rest = await look('pubmed', source, { query: 'asthme[ti]', state });
    expect(new Set([...pmids(steps), ...pmids(rest.steps)]).size).toBe(10_400);
    expect(rest.steps.length).toBe(52 - 30);
  });

  it('says when a single day has more than can be read', async () => {
    const { steps } = await ask(articles(10_050, () => '2026-03-02'), {}, { upTo: 1 });
    expect(steps[0]!.entries).toMatchObject([{ refusal: { code: 'too-many-in-a-day' } }]);
  });

  it('says what it made of the search', async () => {
    const { steps } = await ask(articles(1), { notFound: ['xyzzy'] });
    expect(steps[0]!.entries).toMatchObject([{ refusal: { code: 'phrase-not-found', message: { fr: expect.stringContaining('xyzzy') } } }]);
    expect((await ask(articles(1), { error: 'Empty term' })).ended).toMatchObject({ kind: 'failed', code: 'search-refused' });
  });

  it('is asked nothing where nobody has a question', async () => {
    expect(await ask(articles(1), {}, { query: null })).toMatchObject({ ended: null, steps: [] });
  });
});

describe('a source that is one document', () => {
  it.each(['feed', 'hc-recalls'] as const)('is read again only when it has changed: %s', async (kind) => {
    const source = await at(serveDocument(rss(wholesome), 'application/rss+xml'));
    const first = await look(kind, source);
    const second = await look(kind, source, { state: first.state });
    source.change(rss([...wholesome, { guid: 'r-3', title: 'Nouveau' }]));
    const third = await look(kind, source, { state: second.state });
    expect([first, second, third].map(({ steps, ended }) => [steps.length, steps[0]?.format, ended])).toEqual([[1, FORMATS[kind] ?? kind, null], [0, undefined, null], [1, FORMATS[kind] ?? kind, null]]);
    expect(textOf(third.steps[0]!)).toContain('Nouveau');
  });

  it('is read in the language that its server names, where it names none itself', async () => {
    const source = await at(serve(() => ({ type: 'application/rss+xml', body: rss(wholesome), headers: { 'content-language': 'fr-CA' } })));
    expect((await look('feed', source)).steps[0]!.document).toMatchObject({ contentLanguage: 'fr-CA' });
  });

  it('says where it has moved for good', async () => {
    const there = await at(serveDocument(rss(wholesome), 'application/rss+xml'));
    const here = await at(serve(() => ({ status: 301, body: '', headers: { location: `${there.url}/fil` } })));
    const adapter = adapters.feed.fetchSince({ settings: { url: here.url, perSecond: '1000' }, query: null, from: new Date(), to: new Date(), state: {} }, new Http(new SystemClock(), [here.hostPort, there.hostPort]));
    expect((await adapter.next()).value).toMatchObject({ format: 'feed', movedTo: `${there.url}/fil` });
  });

  it.each([[410, 'gone'], [429, 'later'], [500, 'failed']])('tells what is the matter with it: %i', async (status, kind) => {
    const source = await at(serve(() => ({ status, body: '' })));
    expect((await look('feed', source)).ended).toMatchObject({ kind });
  });
});

describe('Health Canada', () => {
  const drugs: Records = new Map([
    ['1', { drug_code: 1, drug_identification_number: '02000001', brand_name: 'FICTAMAB 100 MG' }],
    ['2', { drug_code: 2, drug_identification_number: '02000002', brand_name: 'INVENTINE' }],
  ]);

  it('tells of products by name or DIN, one request each', async () => {
    const source = await at(serveHealthCanada(drugs, new Map()));
    const { steps, state } = await look('dpd', source, { said: { products: 'fictamab\n02000002\n' } });
    expect(steps.map((step) => JSON.parse(textOf(step)))).toEqual([[drugs.get('1')], drugs.get('2')]);
    expect([source.asked.map(({ params }) => params.get('lang')), state]).toEqual([['fr', 'fr'], {}]);
  });

  it('goes on with the next product after a crash', async () => {
    const source = await at(serveHealthCanada(drugs, new Map()));
    const { state } = await look('dpd', source, { said: { products: 'fictamab\n02000002' }, upTo: 1 });
    const rest = await look('dpd', source, { said: { products: 'fictamab\n02000002' }, state });
    expect(rest.steps.map((step) => JSON.parse(textOf(step)))).toEqual([drugs.get('2')]);
  });

  it('tells of notices of compliance, with their products and ingredients in three requests', async () => {
    const about = { products: [{ noc_number: 1, noc_br_brandname: 'FICTIMAB', noc_br_din: '02000001' }], ingredients: [{ noc_number: 1, noc_pi_medic_ingr_name: 'FICTAMAB' }] };
    const source = await at(serveHealthCanada(new Map(), new Map([['1', { noc_number: 1 }]]), about));
    const { steps } = await look('noc', source);
    expect(steps.map((step) => [step.format, JSON.parse(textOf(step))])).toEqual([['notices-of-compliance', { notices: [{ noc_number: 1 }], ...about }]]);
    expect(source.asked.map(({ path }) => path)).toEqual(['/noticeofcompliancemain/', '/drugproduct/', '/medicinalingredient/']);
  });
});

(hasSharedData ? describe : describe.skip)('the real records of each source (skipped where ../shared/data is absent)', () => {
  it.each([
    ['pubmed', () => servePubmed(realPubmed()), 6],
    ['europepmc', () => serveEuropepmc(realEuropepmc()), 25],
    ['crossref', () => serveCrossref(realCrossref()), 20],
    ['openalex', () => serveOpenalex(realOpenalex()), realOpenalex().size],
    ['clinicaltrials', () => serveClinicaltrials(realTrials()), 6],
    ['openfda', () => serveOpenfda(realEnforcement()), realEnforcement().size],
    ['feed', () => serveDocument(realFeed('rssparser-guardian.rss'), 'application/rss+xml'), undefined],
  ] as [AdapterKind, () => Promise<Served>, number | undefined][])('pass through: %s', async (kind, server, hits) => {
    const source = await at(server());
    const { steps, ended } = await look(kind, source, { query: 'cancer' });
    expect([steps[0]!.hits, ended]).toEqual([hits, null]);
  });
});
