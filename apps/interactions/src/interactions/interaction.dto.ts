import { channels, interactionStatuses, stances } from '@liaison/contracts';
import { field, omit, PageQuery, partial } from '@liaison/platform';
import { ReportedInInteraction, AdverseEventView } from '../adverse-events/adverse-event.dto.js';

const initiators = ['stakeholder', 'msl'] as const;
const tied = 'The attendee that this belongs to: one of the ids in `attendees`. Left out: it belongs to the whole meeting.';

export class AttendeeInput {
  @field.id({ optional: true, description: 'Give one to tie components to this attendee.' }) id?: string;
  @field.id({ optional: true }) stakeholderId?: string;
  @field.id({ optional: true }) organizationId?: string;
}

export class DiscussionInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: tied }) attendeeId?: string;
  @field.id({ optional: true }) topicId?: string;
  @field.id({ optional: true }) productId?: string;
  @field.text({ max: 5_000, lines: true, optional: true }) summary?: string;
  @field.oneOf(stances, { optional: true }) stance?: string;
}

export class InsightInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: tied }) attendeeId?: string;
  @field.text({ max: 5_000, lines: true }) text: string;
  @field.id({ optional: true, description: 'The listening priority that it answers.' }) priorityId?: string;
}

export class InquiryInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: tied }) attendeeId?: string;
  @field.id({ optional: true }) productId?: string;
  @field.text({ max: 5_000, lines: true, description: 'Verbatim.' }) question: string;
  @field.flag({ description: 'Your attestation that nobody invited the question.' }) unsolicited: boolean;
}

export class CommitmentInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: tied }) attendeeId?: string;
  @field.text({ max: 1_000, lines: true }) text: string;
  @field.date({ optional: true }) dueOn?: string;
}

export class DocumentedInterestInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: tied }) attendeeId?: string;
  @field.id() topicId: string;
}

/** A meeting to log, or to plan, with everything that was said in it. */
export class LogInteraction {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.oneOf(channels) channel: (typeof channels)[number];
  @field.oneOf(['planned', 'completed'], { optional: true, description: '`completed` unless told.' }) status?: 'planned' | 'completed';
  @field.instant() startedAt: string;
  @field.timeZone({ optional: true, description: 'Where it takes place; America/Toronto unless told.' }) timeZone?: string;
  @field.integer({ min: 0, max: 1_440, optional: true }) durationMinutes?: number;
  @field.text({ max: 300, optional: true }) place?: string;
  @field.oneOf(initiators, { optional: true, description: '`msl` unless told.' }) initiatedBy?: (typeof initiators)[number];
  @field.code({ optional: true, description: 'Language spoken, such as fr; fr unless told.' }) language?: string;
  @field.text({ max: 10_000, lines: true, optional: true }) note?: string;
  @field.list(() => AttendeeInput, { max: 50 }) attendees: AttendeeInput[];
  @field.list(() => DiscussionInput, { max: 50, optional: true }) discussions?: DiscussionInput[];
  @field.list(() => InsightInput, { max: 50, optional: true }) insights?: InsightInput[];
  @field.list(() => InquiryInput, { max: 50, optional: true }) inquiries?: InquiryInput[];
  @field.list(() => CommitmentInput, { max: 50, optional: true }) commitments?: CommitmentInput[];
  @field.list(() => DocumentedInterestInput, { max: 50, optional: true }) documentedInterests?: DocumentedInterestInput[];
  @field.list(() => ReportedInInteraction, { max: 20, optional: true }) adverseEvents?: ReportedInInteraction[];
}

/**
 * What changes of an interaction. Attendees, discussions and documented interests are replaced by the
 * given lists; insights, inquiries, commitments and adverse events have a life of their own, so a list
 * of them adds those whose id is new and takes none away.
 */
export class EditInteraction extends partial(omit(LogInteraction, 'id', 'status')) {}

export class CompleteInteraction {
  @field.instant({ optional: true, description: 'When it really began; as planned unless told.' }) startedAt?: string;
  @field.integer({ min: 0, max: 1_440, optional: true }) durationMinutes?: number;
}

export class EndInteraction {
  @field.text({ max: 1_000, lines: true, optional: true }) reason?: string;
}

export class InteractionQuery extends PageQuery {
  @field.oneOf(['-startedAt', 'startedAt'], { optional: true }) sort?: '-startedAt' | 'startedAt';
  @field.someOf(interactionStatuses, { optional: true }) status?: string[];
  @field.someOf(channels, { optional: true }) channel?: string[];
  @field.id({ optional: true, description: 'Somebody who attended; ids merged into or out of it count.' }) stakeholderId?: string;
  @field.id({ optional: true }) organizationId?: string;
  @field.id({ optional: true }) authorId?: string;
  @field.id({ optional: true }) topicId?: string;
  @field.id({ optional: true }) productId?: string;
  @field.instant({ optional: true, description: 'Started at or after.' }) from?: string;
  @field.instant({ optional: true, description: 'Started before.' }) to?: string;
  @field.instant({ optional: true, description: 'Changed at or after; those that were voided since are in it too, so that a device can forget them.' }) updatedSince?: string;
  @field.text({ max: 200, optional: true, description: 'Words in the note or in what was discussed; accents do not matter.' }) q?: string;
}

export class AttendeeView {
  @field.id() id: string;
  @field.id({ nullable: true, description: 'After a merge: the surviving id.' }) stakeholderId: string | null;
  @field.id({ nullable: true }) organizationId: string | null;
  @field.text({ max: 300, nullable: true }) nameFr: string | null;
  @field.text({ max: 300, nullable: true }) nameEn: string | null;
  @field.flag({ description: 'The id is well formed, but nobody with it has arrived here yet.' }) unresolved: boolean;
}

export class DiscussionView {
  @field.id() id: string;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.id({ nullable: true }) topicId: string | null;
  @field.id({ nullable: true }) productId: string | null;
  @field.text({ max: 5_000, lines: true, nullable: true }) summary: string | null;
  @field.oneOf(stances, { nullable: true }) stance: string | null;
}

export class InsightPart {
  @field.id() id: string;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.text({ max: 5_000, lines: true }) text: string;
  @field.id({ nullable: true }) priorityId: string | null;
  @field.code() status: string;
}

export class InquiryPart {
  @field.id() id: string;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.id({ nullable: true }) productId: string | null;
  @field.text({ max: 5_000, lines: true }) question: string;
  @field.flag() unsolicited: boolean;
}

export class CommitmentPart {
  @field.id() id: string;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.text({ max: 1_000, lines: true }) text: string;
  @field.date({ nullable: true }) dueOn: string | null;
  @field.instant({ nullable: true }) fulfilledAt: string | null;
}

export class DocumentedInterestView {
  @field.id() id: string;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.id() topicId: string;
}

export class InteractionView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id() authorId: string;
  @field.oneOf(interactionStatuses) status: string;
  @field.oneOf(channels) channel: string;
  @field.instant() startedAt: string;
  @field.timeZone() timeZone: string;
  @field.integer({ min: 0, max: 1_440, nullable: true }) durationMinutes: number | null;
  @field.text({ max: 300, nullable: true }) place: string | null;
  @field.oneOf(initiators) initiatedBy: string;
  @field.code() language: string;
  @field.text({ max: 10_000, lines: true, nullable: true }) note: string | null;
  @field.text({ max: 1_000, lines: true, nullable: true }) statusReason: string | null;
  @field.list(() => AttendeeView, { max: 50 }) attendees: AttendeeView[];
  @field.list(() => DiscussionView, { max: 50 }) discussions: DiscussionView[];
  @field.list(() => InsightPart, { max: 500 }) insights: InsightPart[];
  @field.list(() => InquiryPart, { max: 500 }) inquiries: InquiryPart[];
  @field.list(() => CommitmentPart, { max: 500 }) commitments: CommitmentPart[];
  @field.list(() => DocumentedInterestView, { max: 50 }) documentedInterests: DocumentedInterestView[];
  @field.list(() => AdverseEventView, { max: 200, description: 'Only those that you may see.' }) adverseEvents: AdverseEventView[];
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class InteractionPage {
  @field.list(() => InteractionView, { max: 200 }) items: InteractionView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
