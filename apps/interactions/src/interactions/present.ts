import { presentAdverseEvent } from '../adverse-events/report.js';
import type { Components } from './components.js';
import type { InteractionView } from './interaction.dto.js';
import type { Interaction } from './interaction.entity.js';
import type { Reference } from './references.js';

/** An interaction as the API shows it. */
export function present(it: Interaction, parts: Components, known: ReadonlyMap<string, Reference>): InteractionView {
  return {
    id: it.id,
    version: it.version,
    authorId: it.authorId,
    status: it.status,
    channel: it.channel,
    startedAt: it.startedAt.toISOString(),
    timeZone: it.timeZone,
    durationMinutes: it.durationMinutes,
    place: it.place,
    initiatedBy: it.initiatedBy,
    language: it.language,
    note: it.note,
    statusReason: it.statusReason,
    attendees: parts.attendees.map(({ id, stakeholderId, organizationId }) => {
      const reference = known.get((stakeholderId ?? organizationId)!);
      return {
        id,
        stakeholderId: stakeholderId && (reference?.id ?? stakeholderId),
        organizationId,
        nameFr: reference?.nameFr ?? null,
        nameEn: reference?.nameEn ?? null,
        unresolved: !reference,
      };
    }),
    discussions: parts.discussions.map(({ id, attendeeId, topicId, productId, summary, stance }) => ({
      id,
      attendeeId,
      topicId,
      productId,
      summary,
      stance,
    })),
    insights: parts.insights.map(({ id, attendeeId, text, priorityId, status }) => ({ id, attendeeId, text, priorityId, status })),
    inquiries: parts.inquiries.map(({ id, attendeeId, productId, question, unsolicited }) => ({
      id,
      attendeeId,
      productId,
      question,
      unsolicited,
    })),
    commitments: parts.commitments.map(({ id, attendeeId, text, dueOn, fulfilledAt }) => ({
      id,
      attendeeId,
      text,
      dueOn,
      fulfilledAt: fulfilledAt?.toISOString() ?? null,
    })),
    documentedInterests: parts.documentedInterests.map(({ id, attendeeId, topicId }) => ({ id, attendeeId, topicId })),
    adverseEvents: parts.adverseEvents.map(presentAdverseEvent),
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
    voidedAt: it.voidedAt?.toISOString() ?? null,
  };
}
