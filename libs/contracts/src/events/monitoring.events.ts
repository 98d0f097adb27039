import { event } from '../event.js';
import { code, flag, id, integer, list, maybe, oneOf } from '../shapes.js';

/** Something was found worth a look: once for a publication, trial or notice and reason, however many saw it. */
export const signalRaised = event('signal.raised.v1', {
  producers: ['monitoring'],
  kind: 'fact',
  facts: {
    signalId: id,
    subjectKind: oneOf('publication', 'trial', 'notice'),
    subjectId: id,
    reason: code,
    strategyIds: list(id),
    productIds: list(id),
    topicIds: list(id),
    therapeuticAreas: list(code),
  },
});

/** What was made of a signal. */
export const signalTriaged = event('signal.triaged.v1', {
  producers: ['monitoring'],
  kind: 'state',
  facts: {
    signalId: id,
    subjectKind: oneOf('publication', 'trial', 'notice'),
    subjectId: id,
    state: oneOf('new', 'kept', 'dismissed', 'snoozed', 'assigned'),
    ownerId: maybe(id),
    dismissal: maybe(code),
  },
});

/** A work that must not be relied on any more, or not without a look: whoever distributes it has to know. */
export const publicationRetracted = event('publication.retracted.v1', {
  producers: ['monitoring'],
  kind: 'fact',
  facts: { publicationId: id, standing: oneOf('retracted', 'concern'), pmid: maybe(code) },
});

export const trialChanged = event('trial.changed.v1', {
  producers: ['monitoring'],
  kind: 'state',
  facts: { trialId: id, nctId: code, status: maybe(code), hasResults: flag, quebecSites: integer },
});
