import { WHOLE_COLLECTION } from '../fetching/limits.js';
import type { Adapter } from './adapter.js';
import { language } from './dpd.js';
import { address } from './paged.js';
import { baseUrl, perSecond } from './settings.js';
import { whole } from './whole.js';

/** Health Canada's notices of compliance. Its interface has no dates to ask by, so all are read and compared. */
export const noc: Adapter = {
  name: { fr: 'Avis de conformité de Santé Canada', en: 'Health Canada notices of compliance' },
  settings: [baseUrl('https://health-products.canada.ca/api/notice-of-compliance'), language, perSecond(1)],
  fetchSince: (question, http) => {
    const { settings } = question;
    return whole(address(settings.url!, '/noticeofcompliancemain/', { lang: settings.language, type: 'json' }), 'notices-of-compliance', question, http, WHOLE_COLLECTION);
  },
};
