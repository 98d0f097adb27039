import { adverseEventReported, newId } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import type { AdverseEventView, ReportedInInteraction } from './adverse-event.dto.js';
import { AdverseEvent, deadlines, missingElements } from './adverse-event.entity.js';

type Origin = Pick<AdverseEvent, 'interactionId' | 'attendeeId' | 'stakeholderId' | 'reporterId' | 'awareAt'>;

/** The row of a report, with both of its deadlines. */
export function reportedEvent(told: ReportedInInteraction, origin: Origin, now: Date): AdverseEvent {
  return Object.assign(new AdverseEvent(), {
    id: told.id ?? newId(),
    version: 1,
    ...origin,
    verbatim: told.verbatim,
    productId: told.productId ?? null,
    productAsTold: told.productAsTold ?? null,
    patientInitials: told.patientInitials ?? null,
    patientAge: told.patientAge ?? null,
    patientSex: told.patientSex ?? null,
    serious: told.serious ?? null,
    ...deadlines(origin.awareAt),
    status: 'reported' as const,
    forwardedAt: null,
    acknowledgedAt: null,
    closedAt: null,
    caseNumber: null,
    createdAt: now,
    updatedAt: now,
  });
}

/** Tells the suite of a report; what was said stays here. */
export function announceReport(tx: Tx, event: AdverseEvent): void {
  publish(tx, adverseEventReported, {
    aggregateId: event.id,
    version: 1,
    facts: {
      adverseEventId: event.id,
      interactionId: event.interactionId,
      reporterId: event.reporterId,
      stakeholderId: event.stakeholderId,
      productId: event.productId,
      awareAt: event.awareAt.toISOString(),
      internalDueAt: event.internalDueAt.toISOString(),
      regulatoryDueAt: event.regulatoryDueAt.toISOString(),
    },
    personal: null,
    subjectIds: [],
  });
}

export const presentAdverseEvent = (event: AdverseEvent): AdverseEventView => ({
  id: event.id,
  version: event.version,
  interactionId: event.interactionId,
  attendeeId: event.attendeeId,
  stakeholderId: event.stakeholderId,
  reporterId: event.reporterId,
  verbatim: event.verbatim,
  productId: event.productId,
  productAsTold: event.productAsTold,
  patientInitials: event.patientInitials,
  patientAge: event.patientAge,
  patientSex: event.patientSex,
  serious: event.serious,
  missingElements: missingElements(event),
  awareAt: event.awareAt.toISOString(),
  internalDueAt: event.internalDueAt.toISOString(),
  regulatoryDueAt: event.regulatoryDueAt.toISOString(),
  status: event.status,
  forwardedAt: event.forwardedAt?.toISOString() ?? null,
  acknowledgedAt: event.acknowledgedAt?.toISOString() ?? null,
  closedAt: event.closedAt?.toISOString() ?? null,
  caseNumber: event.caseNumber,
  createdAt: event.createdAt.toISOString(),
});
