import type { Adapter, Question } from './adapter.js';
import { dayOf } from './days.js';
import { numberIn, objectIn, objectsIn, textIn } from '../reading/json-values.js';
import { address, credentialsOf, walk } from './paged.js';
import { baseUrl, email, perSecond, query, type Setting } from './settings.js';

const PAGE_SIZE = '200';

/** Crossref's own filters, beside the dates. */
const filter: Setting = {
  name: 'filter',
  kind: 'text',
  label: { fr: 'Filtres de Crossref', en: 'Filters of Crossref' },
  hint: { fr: 'Pour les rétractations : update-type:retraction', en: 'For retractions: update-type:retraction' },
};

/** Crossref: works whose record was indexed anew, among them the notices that retract or correct others. */
export const crossref: Adapter = {
  name: { fr: 'Crossref', en: 'Crossref' },
  settings: [baseUrl('https://api.crossref.org/v1'), query, filter, email, perSecond(3)],
  fetchSince(question, http) {
    const { settings } = question;
    return walk(
      {
        format: 'crossref',
        // Whoever says who they are is served from the polite pool.
        credentials: credentialsOf({ mailto: settings.email }),
        // They expire after five minutes.
        cursorsLast: false,
        address: (cursor = '*') => address(settings.url!, '/works', { 'query.bibliographic': question.query ?? settings.query, filter: filters(question), rows: PAGE_SIZE, cursor }),
        next: ({ message }) => (objectsIn(objectIn(message).items).length > 0 ? textIn(objectIn(message)['next-cursor']) : undefined),
        hits: ({ message }) => numberIn(objectIn(message)['total-results']),
      },
      question,
      http,
    );
  },
};

const filters = ({ settings, from, to }: Question): string => [`from-index-date:${dayOf(from)}`, `until-index-date:${dayOf(to)}`, settings.filter].filter(Boolean).join(',');
