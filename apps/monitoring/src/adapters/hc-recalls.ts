import { WHOLE_COLLECTION } from '../fetching/limits.js';
import type { Adapter } from './adapter.js';
import { baseUrl, perSecond } from './settings.js';
import { whole } from './whole.js';

/** Health Canada's recalls and safety alerts: the whole collection in one file, made anew each day. */
export const hcRecalls: Adapter = {
  name: { fr: 'Rappels de Santé Canada', en: 'Health Canada recalls' },
  settings: [baseUrl('https://recalls-rappels.canada.ca/sites/default/files/opendata-donneesouvertes/HCRSAMOpenData.json'), perSecond(1)],
  whole: true,
  fetchSince: (question, http) => whole(question.settings.url!, 'health-canada-recalls', question, http, WHOLE_COLLECTION),
};
