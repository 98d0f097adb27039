import { LIMITS } from '../fetching/limits.js';
import type { Adapter } from './adapter.js';
import { baseUrl, perSecond } from './settings.js';
import { whole } from './whole.js';

/** By common agreement no feed is larger. */
const FEED = { ...LIMITS, bytes: 10 * 2 ** 20 };

/** Any feed: RSS, Atom, RDF or JSON Feed. */
export const feed: Adapter = {
  name: { fr: 'Fil de nouvelles', en: 'News feed' },
  settings: [baseUrl(), perSecond(1)],
  fetchSince: (question, http) => whole(question.settings.url!, 'feed', question, http, FEED),
};
