import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Trial as TrialRecord } from '../records/trial.js';

/** A clinical trial as its registry tells it. */
@Entity('trials')
export class Trial {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'nct_id' }) nctId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) status: string | null;
  @Column('text', { name: 'updated_on', nullable: true }) updatedOn: string | null;
  @Column('boolean', { name: 'has_results' }) hasResults: boolean;
  @Column('int', { name: 'quebec_sites' }) quebecSites: number;
  @Column('text') hash: string;
  @Column('jsonb') record: TrialRecord;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

export const trialChangeKinds = ['status', 'results', 'quebec-site'] as const;

/** What has changed of a trial that medical affairs wants to know. */
@Entity('trial_changes')
export class TrialChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'trial_id' }) trialId: string;
  @Column('text') kind: (typeof trialChangeKinds)[number];
  @Column('text', { nullable: true }) before: string | null;
  @Column('text', { nullable: true }) after: string | null;
  @Column('timestamptz') at: Date;
}
