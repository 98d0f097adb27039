import { event } from '../event.js';
import { code, flag, id, instant, integer, list, maybe, oneOf, personal, record } from '../shapes.js';

export const channels = ['in_person', 'phone', 'video', 'email', 'congress', 'other'] as const;
export const interactionStatuses = ['planned', 'completed', 'cancelled', 'no_show'] as const;
export const stances = ['advocate', 'favourable', 'neutral', 'sceptical', 'opposed'] as const;

const interaction = {
  producers: ['interactions'] as const,
  kind: 'state' as const,
  facts: {
    interactionId: id,
    authorId: id,
    status: oneOf(...interactionStatuses),
    channel: oneOf(...channels),
    startedAt: instant,
    timeZone: code,
    durationMinutes: maybe(integer),
    initiatedBy: oneOf('stakeholder', 'msl'),
    attendees: list(record({ attendeeId: id, stakeholderId: maybe(id), organizationId: maybe(id) })),
    discussions: list(
      record({ attendeeId: maybe(id), topicId: maybe(id), productId: maybe(id), stance: maybe(oneOf(...stances)) }),
    ),
    voided: flag,
  },
};
export const interactionLogged = event('interaction.logged.v1', interaction);
export const interactionChanged = event('interaction.changed.v1', interaction);

export const insightSubmitted = event('insight.submitted.v1', {
  producers: ['interactions'],
  kind: 'fact',
  facts: {
    insightId: id,
    interactionId: id,
    authorId: id,
    stakeholderId: maybe(id),
    priorityId: maybe(id),
    submittedAt: instant,
  },
  personal: { text: personal<string>('text') },
});

/** A medical inquiry heard in the field. `unsolicited` is the author's attestation. */
export const inquiryRaised = event('inquiry.raised.v1', {
  producers: ['interactions'],
  kind: 'fact',
  facts: {
    inquiryId: id,
    interactionId: id,
    authorId: id,
    stakeholderId: maybe(id),
    productId: maybe(id),
    unsolicited: flag,
    raisedAt: instant,
  },
  personal: { question: personal<string>('text') },
});

/** A manager lets through what a device had not sent about a person; the service that owns people does it, in the author's name. */
export const quarantineReleased = event('quarantine.released.v1', {
  producers: ['interactions'],
  kind: 'fact',
  facts: {
    quarantineId: id,
    authorId: id,
    recordId: id,
    method: oneOf('POST', 'PUT', 'PATCH', 'DELETE'),
    part: maybe(code),
    ifMatch: maybe(integer),
  },
  personal: { key: personal<string>('text'), body: personal<Record<string, unknown>>('json') },
});

/** Both clocks start at `awareAt`. The verbatim stays with the service that owns the report. */
export const adverseEventReported = event('adverse-event.reported.v1', {
  producers: ['interactions'],
  kind: 'fact',
  facts: {
    adverseEventId: id,
    interactionId: maybe(id),
    reporterId: id,
    stakeholderId: maybe(id),
    productId: maybe(id),
    awareAt: instant,
    internalDueAt: instant,
    regulatoryDueAt: instant,
  },
});
