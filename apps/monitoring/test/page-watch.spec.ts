import { afterEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@liaison/platform';
import type { Ended, State, Step } from '../src/adapters/adapter.js';
import { pageWatch } from '../src/adapters/page-watch.js';
import { readRegionInThread } from '../src/adapters/page-thread.js';
import { Http } from '../src/fetching/http.js';
import { serveDocument } from './protocols/documents.js';

type Page = Awaited<ReturnType<typeof serveDocument>>;
let page: Page;
afterEach(() => page.close());

const html = (rows: string[], { lang = 'fr', around = '' } = {}) =>
  `<!doctype html><html lang="${lang}"><head><title>Évaluations</title><script>var jour = ${Math.random()}</script></head><body><nav>Menu ${around}</nav><table id="t"><tr><th>Médicament<th>État</tr>${rows.map((row) => `<tr>${row.split('|').map((cell) => `<td>${cell}`).join('')}`).join('')}</table></body></html>`;

async function look(state: State = {}, selector = '#t > tbody'): Promise<{ step?: Step; ended: Ended; state: State }> {
  const answer = pageWatch.fetchSince({ settings: { url: page.url, selector, perSecond: '1000' }, query: null, from: new Date(), to: new Date(), state }, new Http(new SystemClock(), [page.hostPort]));
  const { value, done } = await answer.next();
  if (done) return { ended: value, state };
  return { step: value, ended: (await answer.next()).value as Ended, state: JSON.parse(JSON.stringify(value.state)) };
}

const serve = async (content: string) => {
  page = await serveDocument(content, 'text/html; charset=utf-8');
};
const noticesOf = ({ step }: { step?: Step }) => (step?.entries ?? []).map((entry) => (entry.kind === 'notice' ? entry.notice : undefined));

describe('a page that is watched', () => {
  it('says nothing at the first look, and nothing while the region stays, whatever happens around it', async () => {
    await serve(html(['Fictamab|En évaluation']));
    const first = await look();
    page.change(html(['Fictamab|En évaluation'], { around: 'du jour' }));
    const second = await look(first.state);
    expect([noticesOf(first), noticesOf(second), second.ended]).toEqual([[], [], null]);
  });

  it('shows the lines that have gone and come, as a reader sees them', async () => {
    await serve(html(['Fictamab|En évaluation', 'Inventine|Évalué']));
    const first = await look();
    page.change(html(['Fictamab|<b>Inscription</b> avec <i>conditions</i>', 'Inventine|Évalué', 'Nouvelline|En évaluation']));
    const [notice] = noticesOf(await look(first.state));
    expect(notice).toMatchObject({ kind: 'page-change', title: 'Page modifiée : Évaluations', language: 'fr', url: `${page.url}/` });
    expect(notice!.summary).toBe('− Fictamab │ En évaluation\n+ Fictamab │ Inscription avec conditions\n+ Nouvelline │ En évaluation');
  });

  it('is compared with the last look, and each change is another notice, also the way back', async () => {
    await serve(html(['A|1']));
    const first = await look();
    page.change(html(['A|2'], { lang: 'en' }));
    const second = await look(first.state);
    page.change(html(['A|1']));
    const third = await look(second.state);
    page.change(html(['A|2']));
    const fourth = await look(third.state);
    const notices = [second, third, fourth].flatMap(noticesOf);
    expect([notices.map((notice) => notice!.summary), new Set(notices.map((notice) => notice!.externalId)).size]).toEqual([['− A │ 1\n+ A │ 2', '− A │ 2\n+ A │ 1', '− A │ 1\n+ A │ 2'], 3]);
    expect(notices[0]!.title).toBe('Page changed: Évaluations');
  });

  it('makes the same notice when the same look is taken twice, as after a crash', async () => {
    await serve(html(['A|1']));
    const { state } = await look();
    page.change(html(['A|2']));
    expect(noticesOf(await look(state))[0]!.externalId).toBe(noticesOf(await look(state))[0]!.externalId);
  });

  it('tells when the region has gone, when the selector is none, and when the region is a whole site', async () => {
    await serve(html(['A|1']));
    expect((await look({}, '#autre')).ended).toMatchObject({ kind: 'failed', code: 'region-missing' });
    expect((await look({}, 'table[')).ended).toMatchObject({ kind: 'failed', code: 'bad-selector' });
    page.change(html(Array.from({ length: 6_000 }, (_, n) => `Produit ${n}|x`)));
    expect((await look()).ended).toMatchObject({ kind: 'failed', code: 'region-too-large' });
  });

  it('may be nested deeply', async () => {
    await serve(`<title>Profond</title><main>${'<div>'.repeat(5_000)}au fond`);
    const { step, ended } = await look({}, 'main');
    expect([step?.state.lines, ended]).toEqual([['au fond'], null]);
  });

  it('is given up, in a thread of its own, when reading it takes too long', async () => {
    const page = Buffer.from(`<main>${'<div>'.repeat(200_000)}`);
    let turns = 0;
    const turning = setInterval(() => turns++, 5);
    expect(await readRegionInThread({ document: { bytes: page, takenAt: new Date() }, selector: 'main' }, 800)).toEqual({ wrong: 'unreadable' });
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
  });
});
