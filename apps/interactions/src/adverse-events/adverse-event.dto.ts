import { field, omit, PageQuery, partial } from '@liaison/platform';
import { minimumElements } from './adverse-event.entity.js';

const sexes = ['female', 'male', 'other', 'unknown'] as const;
export const statuses = ['reported', 'forwarded', 'acknowledged', 'closed'] as const;

/** What is known of an adverse event. Only the verbatim is needed: what is missing never blocks a report. */
export class ReportedInInteraction {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true, description: 'The attendee who told of it.' }) attendeeId?: string;
  @field.text({ max: 10_000, lines: true, description: 'What was said, word for word. It can never be changed.' }) verbatim: string;
  @field.instant({ optional: true, description: 'When you became aware: the clocks start here. Unless told, when the meeting took place.' }) awareAt?: string;
  @field.id({ optional: true }) productId?: string;
  @field.text({ max: 300, optional: true, description: 'The product as it was named, when it is not in the list.' }) productAsTold?: string;
  @field.text({ max: 5, optional: true, description: 'Never a name.' }) patientInitials?: string;
  @field.integer({ min: 0, max: 130, optional: true, description: 'In years.' }) patientAge?: number;
  @field.oneOf(sexes, { optional: true }) patientSex?: string;
  @field.flag({ optional: true }) serious?: boolean;
}

/** A report on its own, from any screen and any role. */
export class ReportAdverseEvent extends omit(ReportedInInteraction, 'attendeeId') {
  @field.id({ optional: true, description: 'Who told of it.' }) stakeholderId?: string;
}

/** What is learned later. The verbatim and the moment of awareness are not in it. */
export class CompleteAdverseEvent extends partial(omit(ReportedInInteraction, 'id', 'attendeeId', 'verbatim', 'awareAt')) {
  @field.id({ optional: true }) stakeholderId?: string;
}

export class AdvanceAdverseEvent {
  @field.text({ max: 80, optional: true, description: 'The number that pharmacovigilance gave it.' }) caseNumber?: string;
}

export class AdverseEventQuery extends PageQuery {
  @field.someOf(statuses, { optional: true }) status?: string[];
  @field.flag({ optional: true, description: 'Only those whose internal deadline has passed before they were forwarded.' }) overdue?: boolean;
}

export class AdverseEventView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id({ nullable: true }) interactionId: string | null;
  @field.id({ nullable: true }) attendeeId: string | null;
  @field.id({ nullable: true }) stakeholderId: string | null;
  @field.id({ description: 'The user who heard it.' }) reporterId: string;
  @field.text({ max: 10_000, lines: true }) verbatim: string;
  @field.id({ nullable: true }) productId: string | null;
  @field.text({ max: 300, nullable: true }) productAsTold: string | null;
  @field.text({ max: 5, nullable: true }) patientInitials: string | null;
  @field.integer({ min: 0, max: 130, nullable: true }) patientAge: number | null;
  @field.oneOf(sexes, { nullable: true }) patientSex: string | null;
  @field.flag({ nullable: true }) serious: boolean | null;
  @field.someOf(minimumElements, { description: 'Minimum elements still to be found out.' }) missingElements: string[];
  @field.instant() awareAt: string;
  @field.instant({ description: 'Awareness + 24 elapsed hours.' }) internalDueAt: string;
  @field.instant({ description: '23:59:59 in Toronto on the 15th calendar day after awareness.' }) regulatoryDueAt: string;
  @field.oneOf(statuses) status: string;
  @field.instant({ nullable: true }) forwardedAt: string | null;
  @field.instant({ nullable: true }) acknowledgedAt: string | null;
  @field.instant({ nullable: true }) closedAt: string | null;
  @field.text({ max: 80, nullable: true }) caseNumber: string | null;
  @field.instant() createdAt: string;
}

export class AdverseEventPage {
  @field.list(() => AdverseEventView, { max: 200 }) items: AdverseEventView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
