import { inquiryRaised, insightSubmitted, interactionChanged, interactionLogged, type EventType } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import { announceReport } from '../adverse-events/report.js';
import type { Attendee } from './components.entity.js';
import type { Components } from './components.js';
import type { Interaction } from './interaction.entity.js';

/** Tells the suite how an interaction stands now. No word of what was said in it. */
export function announceInteraction(
  tx: Tx,
  type: typeof interactionLogged | typeof interactionChanged,
  it: Interaction,
  parts: Pick<Components, 'attendees' | 'discussions'>,
): void {
  publish(tx, type as typeof interactionLogged, {
    aggregateId: it.id,
    version: it.version,
    facts: {
      interactionId: it.id,
      authorId: it.authorId,
      status: it.status,
      channel: it.channel as 'other',
      startedAt: it.startedAt.toISOString(),
      timeZone: it.timeZone,
      durationMinutes: it.durationMinutes,
      initiatedBy: it.initiatedBy,
      attendees: parts.attendees.map(({ id, stakeholderId, organizationId }) => ({ attendeeId: id, stakeholderId, organizationId })),
      discussions: parts.discussions.map(({ attendeeId, topicId, productId, stance }) => ({
        attendeeId,
        topicId,
        productId,
        stance: stance as 'neutral' | null,
      })),
      voided: it.voidedAt !== null,
    },
    personal: null,
    subjectIds: [],
  });
}

/** Tells of what was heard, each as a fact of its own: insights, inquiries, adverse events. */
export function announceHeard(tx: Tx, it: Interaction, attendees: Attendee[], parts: Components): void {
  const whoSaid = (attendeeId: string | null) => attendees.find((one) => one.id === attendeeId)?.stakeholderId ?? null;
  const speaksOf = (attendeeId: string | null) => subjectsOf(attendees, attendeeId, it.id);
  const say = <E extends EventType>(type: E, aggregateId: string, facts: object, personal: object, attendeeId: string | null) =>
    publish(tx, type, { aggregateId, version: 1, facts, personal, subjectIds: speaksOf(attendeeId) } as never);
  for (const { id, attendeeId, priorityId, submittedAt, text } of parts.insights)
    say(
      insightSubmitted,
      id,
      {
        insightId: id,
        interactionId: it.id,
        authorId: it.authorId,
        stakeholderId: whoSaid(attendeeId),
        priorityId,
        submittedAt: submittedAt.toISOString(),
      },
      { text },
      attendeeId,
    );
  for (const { id, attendeeId, productId, unsolicited, raisedAt, question } of parts.inquiries)
    say(
      inquiryRaised,
      id,
      {
        inquiryId: id,
        interactionId: it.id,
        authorId: it.authorId,
        stakeholderId: whoSaid(attendeeId),
        productId,
        unsolicited,
        raisedAt: raisedAt.toISOString(),
      },
      { question },
      attendeeId,
    );
  for (const event of parts.adverseEvents) announceReport(tx, event);
}

/** Whom words speak of: the attendee that they are tied to, else everybody who attended. */
export function subjectsOf(attendees: Attendee[], attendeeId: string | null, otherwise: string): string[] {
  const tied = attendees.filter((one) => attendeeId === null || one.id === attendeeId);
  const people = tied.map((one) => one.stakeholderId).filter((id) => id !== null);
  return people.length > 0 ? [...new Set(people)] : [otherwise];
}
