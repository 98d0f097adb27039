import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';
import type { SignalReason, SignalState, SubjectKind } from './reasons.js';

/** Something worth a look: one for a publication, trial or notice and reason, however many sources and strategies saw it. */
@Entity('signals')
export class Signal {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'subject_kind' }) subjectKind: SubjectKind;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') reason: SignalReason;
  /** Tells two of one reason apart: a status and when it was posted. */
  @Column('text') occasion: string;
  @Column('text') title: string;
  @Column('text') state: SignalState;
  /** Whose it is, once somebody has taken it or was given it. */
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('timestamptz', { name: 'snoozed_until', nullable: true }) snoozedUntil: Date | null;
  @Column('text', { nullable: true }) dismissal: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  mustBeDecided(): void {
    if (this.state === 'new') throw new Problem('conflict', { fr: 'Ce signal n’a pas encore été trié.', en: 'This signal has not been triaged yet.' });
  }
}

/** Which strategy found it, and by which words. */
@Entity('signal_matches')
export class SignalMatch {
  @PrimaryColumn('uuid', { name: 'signal_id' }) signalId: string;
  @PrimaryColumn('uuid', { name: 'strategy_id' }) strategyId: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('jsonb') why: Why;
  @Column('timestamptz') at: Date;
}

/** `asked`: the source was asked this very question. */
export interface Why {
  asked: boolean;
  terms: { term: string; field: string; text: string }[];
}
