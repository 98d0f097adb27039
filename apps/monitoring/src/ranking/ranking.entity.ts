import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Learned } from './learn.js';

/** What was learned of the triage of one strategy, and how well. A newer one takes its place; who reads on by the old one still can, for a while. */
@Entity('rankings')
export class Ranking {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'strategy_id' }) strategyId: string;
  @Column('text') state: Learned['state'];
  @Column('jsonb') learned: Omit<Learned, 'state'>;
  /** Since when it has been on without a break. */
  @Column('timestamptz', { name: 'on_since', nullable: true }) onSince: Date | null;
  @Column('timestamptz', { name: 'learned_at' }) learnedAt: Date;
}

/** What a publication, trial or notice can be told by; of nobody whom we know. */
@Entity('subject_terms')
export class SubjectTerms {
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId: string;
  /** Of the subject, when its terms were taken. */
  @Column('int') version: number;
  @Column('text', { array: true }) terms: string[];
}

/** That what a strategy's ranking rests on has changed. */
@Entity('ranking_marks')
export class RankingMark {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'strategy_id' }) strategyId: string;
}
