import { newId } from '@liaison/contracts';
import { refused } from '@liaison/platform';
import type { AdverseEvent } from '../adverse-events/adverse-event.entity.js';
import { reportedEvent } from '../adverse-events/report.js';
import type { Commitment } from '../commitments/commitment.entity.js';
import type { Insight } from '../insights/insight.entity.js';
import type { Attendee, Discussion, DocumentedInterest, RaisedInquiry } from './components.entity.js';
import type { AttendeeInput, LogInteraction } from './interaction.dto.js';
import { assertNotAhead, type Interaction } from './interaction.entity.js';

/** Everything that belongs to one interaction, as rows. */
export interface Components {
  attendees: Attendee[];
  discussions: Discussion[];
  insights: Insight[];
  inquiries: RaisedInquiry[];
  commitments: Commitment[];
  documentedInterests: DocumentedInterest[];
  adverseEvents: AdverseEvent[];
}

export type ComponentsInput = Partial<Omit<LogInteraction, 'id' | 'status'>>;

/**
 * Turns the lists of a request into rows, and refuses a component that is tied to nobody who attended.
 * @param attendees those of the interaction when the request names none
 */
export function componentsOf(interaction: Interaction, input: ComponentsInput, attendees: Attendee[], now: Date): Components {
  const present = input.attendees ? input.attendees.map((one, i) => attendee(interaction, one, i)) : attendees;
  const tie = tieTo(present);
  const base = (one: { id?: string; attendeeId?: string }, field: string) => ({
    id: one.id ?? newId(),
    interactionId: interaction.id,
    attendeeId: tie(one.attendeeId, field),
  });
  return {
    attendees: present,
    discussions: (input.discussions ?? []).map((one, ordinal) => ({
      ...base(one, `discussions[${ordinal}]`),
      ordinal,
      topicId: one.topicId ?? null,
      productId: one.productId ?? null,
      summary: one.summary ?? null,
      stance: one.stance ?? null,
    })),
    insights: (input.insights ?? []).map((one, i) => ({
      ...base(one, `insights[${i}]`),
      version: 1,
      authorId: interaction.authorId,
      text: one.text,
      priorityId: one.priorityId ?? null,
      status: 'submitted',
      submittedAt: now,
      updatedAt: now,
    })),
    inquiries: (input.inquiries ?? []).map((one, i) => ({
      ...base(one, `inquiries[${i}]`),
      productId: one.productId ?? null,
      question: one.question,
      unsolicited: one.unsolicited,
      raisedAt: now,
    })),
    commitments: (input.commitments ?? []).map((one, i) => ({
      ...base(one, `commitments[${i}]`),
      version: 1,
      authorId: interaction.authorId,
      text: one.text,
      dueOn: one.dueOn ?? null,
      fulfilledAt: null,
      createdAt: now,
      updatedAt: now,
    })),
    documentedInterests: (input.documentedInterests ?? []).map((one, i) => ({
      ...base(one, `documentedInterests[${i}]`),
      topicId: one.topicId,
    })),
    adverseEvents: (input.adverseEvents ?? []).map((one, i) => {
      const field = `adverseEvents[${i}]`;
      const { attendeeId } = base(one, field);
      const heard = interaction.status === 'completed' && interaction.startedAt < now ? interaction.startedAt : now;
      const awareAt = one.awareAt ? new Date(one.awareAt) : heard;
      assertNotAhead(awareAt, now, `${field}.awareAt`);
      const stakeholderId = present.find((who) => who.id === attendeeId)?.stakeholderId ?? null;
      return reportedEvent(one, { interactionId: interaction.id, attendeeId, stakeholderId, reporterId: interaction.authorId, awareAt }, now);
    }),
  };
}

function attendee(interaction: Interaction, input: AttendeeInput, ordinal: number): Attendee {
  const { stakeholderId = null, organizationId = null } = input;
  if ((stakeholderId === null) === (organizationId === null))
    throw refused(`attendees[${ordinal}]`, 'one-of-two', {
      fr: 'Donnez soit stakeholderId, soit organizationId.',
      en: 'Give either stakeholderId or organizationId.',
    });
  return { id: input.id ?? newId(), interactionId: interaction.id, authorId: interaction.authorId, ordinal, stakeholderId, organizationId };
}

const tieTo = (attendees: Attendee[]) => {
  const known = new Set(attendees.map((one) => one.id));
  return (attendeeId: string | undefined, field: string): string | null => {
    if (attendeeId === undefined) return null;
    if (known.has(attendeeId)) return attendeeId;
    throw refused(`${field}.attendeeId`, 'unknown-attendee', {
      fr: 'Cette personne n’est pas parmi les participants.',
      en: 'This is not one of the attendees.',
    });
  };
};
