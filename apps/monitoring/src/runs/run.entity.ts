import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Failure } from '../sources/source.entity.js';

export const runStatuses = ['waiting', 'running', 'completed', 'failed', 'covered', 'cancelled'] as const;
/** `covered`: missed, and caught up by a later run over the whole time. */
export type RunStatus = (typeof runStatuses)[number];
export const runKinds = ['source', 'strategy', 'import'] as const;

/** One look at a source: what was asked, when, and what came of it. */
@Entity('runs')
export class Run {
  @PrimaryColumn('uuid') id: string;
  /** Counts what people do to it; its progress leaves it alone. */
  @VersionColumn() version: number;
  @Column('text') kind: (typeof runKinds)[number];
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null;
  @Column('uuid', { name: 'strategy_id', nullable: true }) strategyId: string | null;
  /** The slot of the schedule that it was due at; null when somebody asked for it. */
  @Column('timestamptz', { nullable: true }) slot: Date | null;
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy: string | null;
  @Column('text') status: RunStatus;
  @Column('uuid', { name: 'covered_by', nullable: true }) coveredBy: string | null;
  /** What the source was asked. */
  @Column('text', { nullable: true }) query: string | null;
  @Column('timestamptz', { name: 'window_from', nullable: true }) windowFrom: Date | null;
  @Column('timestamptz', { name: 'window_to', nullable: true }) windowTo: Date | null;
  /** Where the adapter goes on after a crash. */
  @Column('jsonb') state: Record<string, unknown>;
  /** Pages that have been kept. */
  @Column('int') step: number;
  /** Attempts that came to nothing, in a row. */
  @Column('int') attempts: number;
  /** Which worker has it in hand, and since when it was last heard of. */
  @Column('uuid', { nullable: true }) claim: string | null;
  @Column('timestamptz', { name: 'claimed_at', nullable: true }) claimedAt: Date | null;
  @Column('timestamptz', { name: 'not_before', nullable: true }) notBefore: Date | null;
  /** How many the source says that there are. */
  @Column('int', { nullable: true }) hits: number | null;
  @Column('int') read: number;
  @Column('int') fresh: number;
  @Column('int') updated: number;
  @Column('int') unchanged: number;
  @Column('int') refused: number;
  /** Signals raised. */
  @Column('int') signals: number;
  /** Records that became no signal, by reason. */
  @Column('jsonb') excluded: Record<string, number>;
  @Column('jsonb', { nullable: true }) failure: Failure | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** A record of a source that could not be taken, and why. */
@Entity('run_refusals')
export class RunRefusal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('text') code: string;
  @Column('text', { name: 'message_fr' }) messageFr: string;
  @Column('text', { name: 'message_en' }) messageEn: string;
  @Column('int', { nullable: true }) line: number | null;
  @Column('int', { nullable: true }) record: number | null;
}
