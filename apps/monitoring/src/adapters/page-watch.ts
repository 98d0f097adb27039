import { createHash } from 'node:crypto';
import { LIMITS, type Limits } from '../fetching/limits.js';
import type { Http } from '../fetching/http.js';
import type { Document } from '../reading/document.js';
import type { Notice } from '../records/notice.js';
import { failed, type Adapter, type Ended, type Question, type State, type Step } from './adapter.js';
import type { Changes } from './line-changes.js';
import type { PageNews } from './page-region.js';
import { readRegionInThread } from './page-thread.js';
import { textIn } from '../reading/json-values.js';
import { baseUrl, perSecond, type Setting } from './settings.js';
import { knownIn } from './whole.js';

/** Pages are for people; one that is larger is not. */
const PAGE: Limits = { ...LIMITS, wireBytes: 4 * 2 ** 20, bytes: 8 * 2 ** 20 };

const selector: Setting = {
  name: 'selector',
  kind: 'text',
  label: { fr: 'Région à surveiller (sélecteur CSS)', en: 'Region to watch (CSS selector)' },
  hint: { fr: 'Par exemple : main table', en: 'For example: main table' },
  required: true,
  max: 500,
};

/** A page without a feed: a notice says which lines of a region have changed since the last look; a person decides what it means. */
export const pageWatch: Adapter = {
  name: { fr: 'Page surveillée', en: 'Watched page' },
  settings: [baseUrl(), selector, perSecond(1)],
  fetchSince: ask,
};

async function* ask({ settings, state, signal }: Question, http: Http): AsyncGenerator<Step, Ended> {
  const fetched = await http.fetch({ url: settings.url!, known: knownIn(state), accept: 'text/html', perSecond: Number(settings.perSecond), limits: PAGE, signal });
  if (fetched.kind === 'unchanged') return null;
  if (fetched.kind !== 'fetched') return fetched;
  const { document, known, movedTo } = fetched;
  const before = linesIn(state);
  const news = await readRegionInThread({ document, selector: settings.selector!, before });
  if ('wrong' in news) return failed(news.wrong, ...WORDS[news.wrong]);
  // Each state of the page stands on the one before: a page that goes back and forth makes a notice each time.
  const id = createHash('sha256').update(JSON.stringify([before ? state.id : null, news.lines])).digest('hex');
  const next = { ...known, id, lines: news.lines };
  if (!before || !news.changes || news.changes.removed + news.changes.added === 0) {
    yield { entries: [], state: before ? { ...next, id: state.id } : next, movedTo };
    return null;
  }
  yield { entries: [{ kind: 'notice', notice: changed(document, id, news, news.changes) }], state: next, movedTo };
  return null;
}

/** Nothing before the first look: it only sets what later ones are compared with. */
const linesIn = ({ id, lines }: State): string[] | undefined => (textIn(id) && Array.isArray(lines) ? lines.map(String) : undefined);

function changed(document: Document, externalId: string, news: Extract<PageNews, { lines: string[] }>, { removed, added, shown }: Changes): Notice {
  const title = news.title ?? document.url ?? '';
  const rest = removed + added - shown.length;
  return {
    kind: 'page-change',
    externalId,
    url: document.url,
    title: news.language === 'en' ? `Page changed: ${title}` : `Page modifiée : ${title}`,
    summary: [...shown, ...(rest > 0 ? [`… (${rest})`] : [])].join('\n'),
    ...(news.language && { language: news.language }),
    publishedOn: document.takenAt.toISOString().slice(0, 10),
    publishedAt: document.takenAt.toISOString(),
    ...{ authors: [], categories: [], products: [], productIds: [], flags: [] },
  };
}

const WORDS = {
  'bad-selector': ['Le sélecteur CSS n’est pas valide.', 'The CSS selector is not valid.'],
  'region-missing': ['La région surveillée n’est plus dans la page : la page a peut-être été refaite.', 'The watched region is no longer in the page: the page may have been redesigned.'],
  'region-too-large': ['La région surveillée est trop grande : choisissez-en une partie.', 'The watched region is too large: choose a part of it.'],
  unreadable: ['La page n’a pu être lue dans le temps et la mémoire permis.', 'The page could not be read in the time and memory allowed.'],
} satisfies Record<string, [fr: string, en: string]>;
