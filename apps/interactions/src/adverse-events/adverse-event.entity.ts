import { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';

const INTERNAL_HOURS = 24;
const REGULATORY_DAYS = 15;
const ZONE = 'America/Toronto';

/**
 * Both clocks of an adverse event: the company's own, 24 elapsed hours after awareness, and Health
 * Canada's, the end of the 15th calendar day after it in Toronto (C.01.017 of the Food and Drug Regulations).
 */
export function deadlines(awareAt: Date): { internalDueAt: Date; regulatoryDueAt: Date } {
  return {
    internalDueAt: new Date(awareAt.getTime() + INTERNAL_HOURS * 3_600_000),
    regulatoryDueAt: DateTime.fromJSDate(awareAt, { zone: ZONE })
      .plus({ days: REGULATORY_DAYS })
      .set({ hour: 23, minute: 59, second: 59, millisecond: 0 })
      .toJSDate(),
  };
}

type Status = 'reported' | 'forwarded' | 'acknowledged' | 'closed';
const NEXT: Record<Status, Status | null> = { reported: 'forwarded', forwarded: 'acknowledged', acknowledged: 'closed', closed: null };

/** The four elements without which a report is not valid; none of them ever blocks it. */
export const minimumElements = ['patient', 'reporter', 'product', 'event'] as const;

/** What was heard of a harm. The verbatim, the moment of awareness and both deadlines never change; the database sees to it. */
@Entity('adverse_events')
export class AdverseEvent {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'interaction_id', nullable: true }) interactionId: string | null;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  /** Who told of it. */
  @Column('uuid', { name: 'stakeholder_id', nullable: true }) stakeholderId: string | null;
  /** The user who heard it. */
  @Column('uuid', { name: 'reporter_id' }) reporterId: string;
  @Column('text') verbatim: string;
  @Column('uuid', { name: 'product_id', nullable: true }) productId: string | null;
  @Column('text', { name: 'product_as_told', nullable: true }) productAsTold: string | null;
  @Column('text', { name: 'patient_initials', nullable: true }) patientInitials: string | null;
  @Column('int', { name: 'patient_age', nullable: true }) patientAge: number | null;
  @Column('text', { name: 'patient_sex', nullable: true }) patientSex: string | null;
  @Column('boolean', { nullable: true }) serious: boolean | null;
  @Column('timestamptz', { name: 'aware_at' }) awareAt: Date;
  @Column('timestamptz', { name: 'internal_due_at' }) internalDueAt: Date;
  @Column('timestamptz', { name: 'regulatory_due_at' }) regulatoryDueAt: Date;
  @Column('text') status: Status;
  @Column('timestamptz', { name: 'forwarded_at', nullable: true }) forwardedAt: Date | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  /** The number that pharmacovigilance gave it. */
  @Column('text', { name: 'case_number', nullable: true }) caseNumber: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  advance(to: Exclude<Status, 'reported'>, now: Date, caseNumber?: string): Partial<AdverseEvent> {
    if (NEXT[this.status] !== to)
      throw new Problem('conflict', {
        fr: `Cette déclaration est à l’étape « ${this.status} »; elle ne peut pas passer à « ${to} ».`,
        en: `This report is at the step "${this.status}"; it cannot go to "${to}".`,
      });
    const at = { forwarded: 'forwardedAt', acknowledged: 'acknowledgedAt', closed: 'closedAt' } as const;
    return { status: to, [at[to]]: now, ...(caseNumber && { caseNumber }) };
  }
}

/** Which of the four minimum elements are still to be found out. */
export function missingElements(
  event: Pick<AdverseEvent, 'patientInitials' | 'patientAge' | 'patientSex' | 'stakeholderId' | 'attendeeId' | 'productId' | 'productAsTold'>,
): (typeof minimumElements)[number][] {
  const known = {
    patient: event.patientInitials !== null || event.patientAge !== null || event.patientSex !== null,
    reporter: event.stakeholderId !== null || event.attendeeId !== null,
    product: event.productId !== null || event.productAsTold !== null,
    event: true,
  };
  return minimumElements.filter((element) => !known[element]);
}
