import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serveDocument } from './protocols/documents.js';
import { serveCrossref, serveEuropepmc, serveOpenalex } from './protocols/literature.js';
import { article, servePubmed, type PubmedRecord } from './protocols/pubmed.js';
import { realArticle, realCrossref, realEuropepmc, realOpenalex, realPubmed, realRetracted } from './protocols/real-records.js';
import { serveClinicaltrials } from './protocols/registries.js';
import type { Records } from './protocols/serve.js';
import { hasSharedData } from './shared-data.js';
import { openWatch, type Watch } from './watched/watch.js';

/** What each source has at the moment. */
const has = { pubmed: new Map() as Records<PubmedRecord>, europepmc: new Map() as Records, crossref: new Map() as Records, openalex: new Map() as Records, clinicaltrials: new Map() as Records };
type Source = keyof typeof has;
let watch: Watch;
let servers: Record<Source | 'page', Awaited<ReturnType<typeof serveDocument>> | Awaited<ReturnType<typeof servePubmed>>>;
beforeAll(async () => {
  servers = {
    pubmed: await servePubmed(has.pubmed),
    europepmc: await serveEuropepmc(has.europepmc),
    crossref: await serveCrossref(has.crossref),
    openalex: await serveOpenalex(has.openalex),
    clinicaltrials: await serveClinicaltrials(has.clinicaltrials),
    page: await serveDocument('', 'text/html; charset=utf-8'),
  };
  watch = await openWatch(Object.values(servers).map(({ hostPort }) => hostPort));
});
afterEach(async () => {
  await watch.retire();
  for (const records of Object.values(has)) records.clear();
});
afterAll(async () => {
  await watch?.close();
  await Promise.all(Object.values(servers).map((one) => one.close()));
});

const source = (kind: Source) => watch.makeSource(kind, { url: servers[kind].url, ...(kind === 'pubmed' && { query: 'tout[all]' }) });
const reasonsOf = async (strategyId: string) => (await watch.signalsOf(strategyId)).map(({ reason }) => reason).sort();
const known = async (identifier: string) => (await watch.karim.get(`/publications?identifier=${encodeURIComponent(identifier)}`)).body.items;
/** A test on records of our own, and the same on real ones. */
const ownAndReal = <T>(own: () => T, real: () => T): [string, () => T][] => [['records of our own', own], ...(hasSharedData ? ([['real records (left out where ../shared/data is absent)', real]] as [string, () => T][]) : [])];

interface OneWork {
  pmid: string;
  doi: string;
  word: string;
  pubmed: string;
  europepmc: Record<string, unknown>;
  crossref: Record<string, unknown>;
  openalex: Record<string, unknown>;
}

const ownWork = (): OneWork => {
  const [pmid, doi, title] = ['93000001', '10.5555/un-seul', 'Le zorblimab en quatre sources'];
  return {
    ...{ pmid, doi, word: 'zorblimab', pubmed: withDoi(article(pmid, title), doi) },
    europepmc: { id: pmid, source: 'MED', pmid, doi, title, abstractText: 'Un résumé que seule Europe PMC donne.' },
    crossref: { DOI: doi, type: 'journal-article', title: [title], publisher: 'Éditions fictives', URL: `https://doi.org/${doi}` },
    openalex: { id: 'https://openalex.org/W9100', doi: `https://doi.org/${doi}`, title, type: 'article', keywords: [{ display_name: 'Zorblimab' }] },
  };
};

/** No work of the collected files is in two of them: a real record of each other source is given the numbers of PubMed’s. */
const realWork = (): OneWork => {
  const [pmid, doi] = ['33119379', '10.1037/rep0000367'];
  const first = (records: Records) => [...records.values()][0]!;
  return {
    ...{ pmid, doi, word: 'neurobehavioral', pubmed: realArticle(pmid) },
    europepmc: { ...first(realEuropepmc()), id: pmid, pmid, doi, pmcid: undefined },
    crossref: { ...first(realCrossref()), DOI: doi },
    openalex: { ...first(realOpenalex()), doi: `https://doi.org/${doi}`, ids: { doi: `https://doi.org/${doi}`, pmid: `https://pubmed.ncbi.nlm.nih.gov/${pmid}` } },
  };
};

const withDoi = (xml: string, doi: string): string => xml.replace('</ArticleIdList>', `<ArticleId IdType="doi">${doi}</ArticleId></ArticleIdList>`);

describe('one work of several sources', () => {
  it.each(ownAndReal(ownWork, realWork))('is one publication that says who said what, and one signal: %s', async (_, make) => {
    const work = make();
    const strategyId = await watch.makeStrategy(`${work.word}[ti]`);
    const kinds = ['pubmed', 'europepmc', 'crossref', 'openalex'] as const;
    // All four are asked at the same time.
    has.pubmed.set(work.pmid, { xml: work.pubmed });
    for (const kind of ['europepmc', 'crossref', 'openalex'] as const) has[kind].set(work.doi, work[kind]);
    const ids = await Promise.all(kinds.map(source));
    await watch.nextMorning();

    const [publication, ...others] = await known(`doi:${work.doi}`);
    expect([others, (await known(`pmid:${work.pmid}`))[0].id]).toEqual([[], publication.id]);
    expect(publication.identifiers).toMatchObject({ pmid: work.pmid, doi: work.doi });
    expect(publication.provenance.title).toEqual(['pubmed']);
    expect([...new Set(Object.values<string[]>(publication.provenance).flat())].sort()).toEqual([...kinds].sort());
    const runs = await Promise.all(ids.map(async (sourceId) => (await watch.runsOf({ sourceId }))[0].counts));
    expect(runs.map(({ read, fresh, updated }) => [read, fresh + updated])).toEqual(kinds.map(() => [1, 1]));
    expect(runs.map(({ fresh }) => fresh).sort()).toEqual([0, 0, 0, 1]);
    const signals = await watch.signalsOf(strategyId);
    expect(signals.map(({ subject }) => [subject.id, subject.origins])).toEqual([[publication.id, [...kinds].sort()]]);
  });
});

const comment = (xml: string, kind: string, pmid: string): string => xml.replace('</Article>', `</Article><CommentsCorrectionsList><CommentsCorrections RefType="${kind}"><PMID>${pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>`);

describe('a retraction raises its signal on the original', () => {
  it.each(
    ownAndReal(
      () => ({ pmid: '94000001', word: 'blimorex', sound: article('94000001', 'Le blimorex à l’essai'), retracted: comment(article('94000001', 'Le blimorex à l’essai'), 'RetractionIn', '94000002') }),
      realRetracted,
    ),
  )('when PubMed says it of the work itself: %s', async (_, make) => {
    const { pmid, word, sound, retracted } = make();
    const strategyId = await watch.makeStrategy(`${word}[ti]`);
    const sourceId = await source('pubmed');
    has.pubmed.set(pmid, { xml: sound });
    await watch.nextMorning();
    expect(await reasonsOf(strategyId)).toEqual(['new']);
    has.pubmed.set(pmid, { xml: retracted });
    await watch.nextMorning();
    expect(await reasonsOf(strategyId)).toEqual(['new', 'retraction']);
    expect((await watch.runsOf({ sourceId }))[0].counts).toMatchObject({ updated: 1, signals: 1 });
    expect((await known(`pmid:${pmid}`))[0]).toMatchObject({ version: 2, standing: 'retracted' });
    await watch.nextMorning();
    expect(await reasonsOf(strategyId)).toEqual(['new', 'retraction']);
  });

  it('when a notice in PubMed says it of another, and when one in Crossref does', async () => {
    const [pmids, word] = [['94000011', '94000012'], 'crimorex'];
    const strategyId = await watch.makeStrategy(`${word}[ti]`);
    await Promise.all([source('pubmed'), source('crossref')]);
    for (const pmid of pmids) has.pubmed.set(pmid, { xml: withDoi(article(pmid, `Le ${word} numéro ${pmid}`), `10.5555/${pmid}`) });
    await watch.nextMorning();
    has.pubmed.set('94000013', { xml: comment(article('94000013', `Retraction: Le ${word} numéro ${pmids[0]}`), 'RetractionOf', pmids[0]!) });
    has.crossref.set('notice', { DOI: '10.5555/notice', type: 'journal-article', title: [`RETRACTED: Le ${word} numéro ${pmids[1]}`], 'update-to': [{ DOI: `10.5555/${pmids[1]}`, type: 'retraction' }] });
    await watch.nextMorning();
    const signals = (await watch.signalsOf(strategyId)).filter(({ reason }) => reason === 'retraction');
    expect(signals.map(({ subject }) => [subject.title, subject.standing]).sort()).toEqual(pmids.map((pmid) => [`Le ${word} numéro ${pmid}`, 'retracted']));
    expect(await reasonsOf(strategyId)).toEqual(['new', 'new', 'retraction', 'retraction']);
  });
});

describe('a strategy with a question for PubMed', () => {
  it.each(
    ownAndReal(
      () => [{ xml: article('95000001', 'Un titre où rien ne se cherche') }, { xml: article('95000002', 'Un autre') }],
      () => [...realPubmed().values()],
    ),
  )('is asked there at its own slot, and says of what it found that the source was asked: %s', async (_, make) => {
    const records = make();
    await watch.makeSource('pubmed', { url: servers.pubmed.url, query: 'autre[ti]' }, { schedule: '0 23 * * 0' });
    const strategyId = await watch.makeStrategy('motquinestnullepart', { pubmedQuery: 'surge[ti] AND humans[mh]', schedule: '30 5 * * *' });
    records.forEach((record, n) => has.pubmed.set(/<PMID[^>]*>(\d+)/.exec(record.xml)?.[1] ?? String(n), record));
    await watch.tick(watch.morning.plus({ days: 1, minutes: -31 }));
    expect(await watch.runsOf({ strategyId })).toEqual([]);
    await watch.tick(watch.morning.plus({ days: 1, minutes: -30 }));
    const [run] = await watch.runsOf({ strategyId });
    expect(run).toMatchObject({ kind: 'strategy', status: 'completed', slot: watch.morning.plus({ days: 1, minutes: -30 }).toUTC().toISO(), query: 'surge[ti] AND humans[mh]', counts: { hits: records.length, signals: records.length } });
    expect(servers.pubmed.asked.filter(({ path }) => path === '/esearch.fcgi').at(-1)!.params.get('term')).toBe('surge[ti] AND humans[mh]');
    expect((await watch.signalsOf(strategyId)).map(({ why }) => why.map((one: any) => [one.strategyId, one.asked, one.terms]))).toEqual(records.map(() => [[strategyId, true, []]]));

    await watch.tick(watch.morning.plus({ days: 2, minutes: -30 }));
    expect((await watch.runsOf({ strategyId }))[0].counts).toMatchObject({ unchanged: records.length, signals: 0 });
    watch.morning = watch.morning.plus({ days: 2 });
  });
});

describe('what has changed', () => {
  it('of a trial is told: that it recruits, and that a site in Québec has opened', async () => {
    const study = (status: string, cities: string[]) => ({
      protocolSection: {
        identificationModule: { nctId: 'NCT96000001', briefTitle: 'Essai du wibrolex' },
        statusModule: { overallStatus: status },
        contactsLocationsModule: { locations: cities.map((city) => ({ facility: 'CHU fictif', city, state: 'Quebec', country: 'Canada' })) },
      },
      hasResults: false,
    });
    const strategyId = await watch.makeStrategy('wibrolex');
    await source('clinicaltrials');
    has.clinicaltrials.set('1', study('NOT_YET_RECRUITING', []));
    await watch.nextMorning();
    has.clinicaltrials.set('1', study('RECRUITING', ['Chicoutimi']));
    await watch.nextMorning();
    expect(await reasonsOf(strategyId)).toEqual(['new', 'quebec-site', 'trial-status']);
  });

  it('on a page is told with the lines that came and went', async () => {
    const page = servers.page as Awaited<ReturnType<typeof serveDocument>>;
    const html = (rows: string[]) => `<!doctype html><html lang="fr"><title>Évaluations</title><main><ul>${rows.map((row) => `<li>${row}</li>`).join('')}</ul></main></html>`;
    page.change(html(['Trimolex : à l’étude']));
    const strategyId = await watch.makeStrategy('quadrolex');
    const sourceId = await watch.makeSource('page-watch', { url: page.url, selector: 'main' });
    await watch.nextMorning();
    expect(await reasonsOf(strategyId)).toEqual([]);
    page.change(html(['Trimolex : à l’étude', 'Quadrolex : avis favorable']));
    await watch.nextMorning();
    const [signal] = await watch.signalsOf(strategyId);
    expect([(await watch.runsOf({ sourceId }))[0].status, signal.subject.standing, signal.why[0].terms[0].text]).toEqual(['completed', 'page-change', 'Quadrolex']);
  });
});
