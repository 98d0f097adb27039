import type { Adapter, Question } from './adapter.js';
import { dayOf, daysBefore } from './days.js';
import { parsedJson } from '../reading/json.js';
import { numberIn, objectIn, type Json } from '../reading/json-values.js';
import { address, credentialsOf, walk } from './paged.js';
import { baseUrl, lookBackDays, perSecond, query, type Setting } from './settings.js';

const PAGE_SIZE = 200;
/** Beyond, `skip` is refused and only the header `Link` leads on. */
const SKIP_MAX = 25_000;

const endpoint: Setting = {
  name: 'endpoint',
  kind: 'choice',
  label: { fr: 'Collection consultée', en: 'Collection asked' },
  choices: [
    { value: 'drug/enforcement', label: { fr: 'Rappels de médicaments', en: 'Drug recalls' } },
    { value: 'device/enforcement', label: { fr: 'Rappels d’instruments médicaux', en: 'Device recalls' } },
    { value: 'food/enforcement', label: { fr: 'Rappels d’aliments', en: 'Food recalls' } },
  ],
  otherwise: 'drug/enforcement',
};

/** openFDA: enforcement reports (recalls) of the latest weeks; they appear weekly, days after the day that they bear. */
export const openfda: Adapter = {
  name: { fr: 'openFDA', en: 'openFDA' },
  apiKey: 'optional',
  settings: [baseUrl('https://api.fda.gov'), endpoint, query, lookBackDays(14), perSecond(3)],
  fetchSince(question, http) {
    const { settings, apiKey } = question;
    const first = address(settings.url!, `/${settings.endpoint}.json`, { search: search(question), sort: 'report_date:asc', limit: String(PAGE_SIZE) });
    return walk(
      {
        format: 'openfda',
        credentials: credentialsOf({ api_key: apiKey }),
        cursorsLast: true,
        address: (cursor = first) => cursor,
        next: (page, { next }, cursor = first) => (next && isBelow(settings.url!, next) ? next : skipped(cursor, page)),
        hits: (page) => totalOf(page),
        isEmpty: (said) => objectIn(objectIn(parsedJson(said ?? '')).error).code === 'NOT_FOUND',
      },
      question,
      http,
    );
  },
};

function search({ settings, query: asked, from, to }: Question): string {
  const day = (date: Date) => dayOf(date).replaceAll('-', '');
  const reported = `report_date:[${day(daysBefore(from, Number(settings.lookBackDays)))} TO ${day(to)}]`;
  const wanted = asked ?? settings.query;
  return wanted ? `${reported} AND (${wanted})` : reported;
}

/** The key travels with every page, so a page elsewhere is not followed. */
const isBelow = (base: string, next: string): boolean => new URL(next).origin === new URL(base).origin;

/** Where the source names no next page, but says that there is more. */
function skipped(at: string, page: Json): string | undefined {
  const url = new URL(at);
  const skip = Number(url.searchParams.get('skip') ?? 0) + PAGE_SIZE;
  if (skip >= (totalOf(page) ?? 0) || skip > SKIP_MAX || url.searchParams.has('search_after')) return undefined;
  url.searchParams.set('skip', String(skip));
  return url.href;
}

const totalOf = (page: Json): number | undefined => numberIn(objectIn(objectIn(page.meta).results).total);
