import type { Adapter } from './adapter.js';
import { dayOf } from './days.js';
import { numberIn, objectIn, objectsIn, textIn } from '../reading/json-values.js';
import { address, credentialsOf, walk } from './paged.js';
import { baseUrl, email, perSecond, query } from './settings.js';

/** A core record takes about 10 kB. */
const PAGE_SIZE = '200';

/** Europe PMC: what its index has added or changed, by `cursorMark`. */
export const europepmc: Adapter = {
  name: { fr: 'Europe PMC', en: 'Europe PMC' },
  settings: [baseUrl('https://www.ebi.ac.uk/europepmc/webservices/rest'), query, email, perSecond(5)],
  fetchSince(question, http) {
    const { settings, from, to } = question;
    const asked = question.query ?? settings.query;
    const updated = `UPDATE_DATE:[${dayOf(from)} TO ${dayOf(to)}]`;
    return walk(
      {
        format: 'europe-pmc',
        credentials: credentialsOf({ email: settings.email }),
        cursorsLast: true,
        address: (cursor = '*') => address(settings.url!, '/search', { query: asked ? `(${asked}) AND ${updated}` : updated, resultType: 'core', format: 'json', pageSize: PAGE_SIZE, cursorMark: cursor }),
        // After the last page the same mark comes back, or none.
        next: (page, _fetched, cursor) => {
          const next = textIn(page.nextCursorMark);
          return next === cursor || objectsIn(objectIn(page.resultList).result).length === 0 ? undefined : next;
        },
        hits: (page) => numberIn(page.hitCount),
      },
      question,
      http,
    );
  },
};
