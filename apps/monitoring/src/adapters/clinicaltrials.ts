import type { Adapter } from './adapter.js';
import { dayOf } from './days.js';
import { numberIn, textIn } from '../reading/json-values.js';
import { address, walk } from './paged.js';
import { baseUrl, perSecond, query, type Setting } from './settings.js';

/** A study can take some 100 kB even without its results. */
const PAGE_SIZE = '50';
/** Results and documents are left out: that they exist is told by `hasResults` and the dates. */
const FIELDS = 'protocolSection|annotationSection|derivedSection|hasResults';

const location: Setting = {
  name: 'location',
  kind: 'text',
  label: { fr: 'Lieu', en: 'Location' },
  hint: { fr: 'Par exemple : AREA[LocationState]Quebec', en: 'For example: AREA[LocationState]Quebec' },
};

/** ClinicalTrials.gov, version 2: studies posted anew or updated, by `nextPageToken`. */
export const clinicaltrials: Adapter = {
  name: { fr: 'ClinicalTrials.gov', en: 'ClinicalTrials.gov' },
  // About 50 requests a minute are borne.
  settings: [baseUrl('https://clinicaltrials.gov/api/v2'), query, location, perSecond(0.8)],
  fetchSince(question, http) {
    const { settings, from, to } = question;
    const asked = {
      'query.term': question.query ?? settings.query,
      'query.locn': settings.location,
      'filter.advanced': `AREA[LastUpdatePostDate]RANGE[${dayOf(from)},${dayOf(to)}]`,
      ...{ fields: FIELDS, sort: 'LastUpdatePostDate:asc', pageSize: PAGE_SIZE, format: 'json' },
    };
    return walk(
      {
        format: 'clinical-trials-gov',
        credentials: {},
        cursorsLast: true,
        address: (cursor) => address(settings.url!, '/studies', { ...asked, ...(cursor ? { pageToken: cursor } : { countTotal: 'true' }) }),
        // A page may be empty and still lead on.
        next: (page) => textIn(page.nextPageToken),
        hits: (page) => numberIn(page.totalCount),
      },
      question,
      http,
    );
  },
};
