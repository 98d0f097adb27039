import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';

export const statuses = ['waiting', 'released', 'rejected'] as const;

/** A change that a device had not sent when its user lost access. What it says stays sealed; the columns say what it is about. */
export abstract class Held {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text', { nullable: true }) resource: string | null;
  @Column('text', { nullable: true }) method: string | null;
  @Column('text', { nullable: true }) part: string | null;
  @Column('uuid', { name: 'record_id', nullable: true }) recordId: string | null;
  /** By the clock of the device. */
  @Column('timestamptz', { name: 'written_at', nullable: true }) writtenAt: Date | null;
  /** Empty once the person whom it speaks of has been erased. */
  @Column('text', { nullable: true }) sealed: string | null;
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds: string[];
  @Column('text') status: (typeof statuses)[number];
  /** Why the service that owns the resource did not take it, when it was released. */
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  decide(status: 'released' | 'rejected', by: string, at: Date, reason: string | null): Partial<Held> {
    if (this.status !== 'waiting')
      throw new Problem('conflict', { fr: 'Cet élément a déjà été traité.', en: 'This item has already been dealt with.' });
    return { status, refusal: null, decidedBy: by, decidedAt: at, reason };
  }
}

/** For the manager to review. */
@Entity('held_writes')
export class HeldWrite extends Held {}

/** Adverse events, for safety to review: apart, because the manager's rows are not theirs, nor theirs the manager's. */
@Entity('held_reports')
export class HeldReport extends Held {}
