import type { Adapter, Question } from './adapter.js';
import { dayOf, daysBefore } from './days.js';
import { numberIn, objectIn, objectsIn, textIn } from '../reading/json-values.js';
import { address, credentialsOf, walk } from './paged.js';
import { baseUrl, email, lookBackDays, perSecond, query, type Setting } from './settings.js';

const PAGE_SIZE = '100';

const filter: Setting = {
  name: 'filter',
  kind: 'text',
  label: { fr: 'Filtres d’OpenAlex', en: 'Filters of OpenAlex' },
  hint: { fr: 'Par exemple : is_retracted:true', en: 'For example: is_retracted:true' },
};

/** The dates at which OpenAlex itself learned of a work are for subscribers. */
const dateFilter: Setting = {
  name: 'dateFilter',
  kind: 'choice',
  label: { fr: 'Date suivie', en: 'Date followed' },
  choices: [
    { value: 'publication_date', label: { fr: 'Publication', en: 'Publication' } },
    { value: 'created_date', label: { fr: 'Entrée dans OpenAlex (abonnés)', en: 'Entry into OpenAlex (subscribers)' } },
    { value: 'updated_date', label: { fr: 'Dernière modification (abonnés)', en: 'Last change (subscribers)' } },
  ],
  otherwise: 'publication_date',
};

/** OpenAlex: works of the latest weeks, by cursor. It wants a key since February 2026. */
export const openalex: Adapter = {
  name: { fr: 'OpenAlex', en: 'OpenAlex' },
  apiKey: 'needed',
  settings: [baseUrl('https://api.openalex.org'), query, filter, dateFilter, lookBackDays(30), email, perSecond(5)],
  fetchSince(question, http) {
    const { settings, apiKey } = question;
    return walk(
      {
        format: 'openalex',
        credentials: credentialsOf({ api_key: apiKey, mailto: settings.email }),
        cursorsLast: true,
        address: (cursor = '*') => address(settings.url!, '/works', { search: question.query ?? settings.query, filter: filters(question), per_page: PAGE_SIZE, cursor }),
        next: (page) => (objectsIn(page.results).length > 0 ? textIn(objectIn(page.meta).next_cursor) : undefined),
        hits: (page) => numberIn(objectIn(page.meta).count),
      },
      question,
      http,
    );
  },
};

function filters({ settings, from, to }: Question): string {
  const since = dayOf(daysBefore(from, Number(settings.lookBackDays)));
  return [`from_${settings.dateFilter}:${since}`, `to_${settings.dateFilter}:${dayOf(to)}`, settings.filter].filter(Boolean).join(',');
}
