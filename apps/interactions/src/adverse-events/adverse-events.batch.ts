import { created, validate, versioned, type Answer, type Batched } from '@liaison/platform';
import { CompleteAdverseEvent, ReportAdverseEvent, type AdverseEventView } from './adverse-event.dto.js';
import type { AdverseEvent } from './adverse-event.entity.js';
import type { AdverseEventsService } from './adverse-events.service.js';
import { presentAdverseEvent } from './report.js';

const subjectsOf = ({ stakeholderId }: AdverseEvent): string[] => (stakeholderId ? [stakeholderId] : []);

export const shown = (event: AdverseEvent): Answer<AdverseEventView> => versioned(presentAdverseEvent(event), event.version, subjectsOf(event));
export const reported = (event: AdverseEvent): Answer<AdverseEventView> =>
  created(`/api/v1/adverse-events/${event.id}`, presentAdverseEvent(event), 1, subjectsOf(event));

/** What a device may do to adverse events once it is back: report, and add what was learned. Following them is done at a desk. */
export const batchedAdverseEvents = (adverseEvents: AdverseEventsService): Batched => ({
  name: 'adverse-events',
  current: { action: 'adverse-events:read', does: async (tx, { id }) => shown(await adverseEvents.get(tx, id)) },
  verbs: {
    POST: { action: 'adverse-events:report', does: (tx, { id, body }) => reported(adverseEvents.report(tx, validate(ReportAdverseEvent, { ...body, id }))) },
    PATCH: {
      action: 'adverse-events:complete',
      does: async (tx, { id, ifMatch = 0, body = {} }) => shown(await adverseEvents.complete(tx, id, ifMatch, validate(CompleteAdverseEvent, body))),
    },
  },
});
