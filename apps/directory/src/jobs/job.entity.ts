import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Long work of any service, as its events tell of it. */
@Entity('jobs')
export class Job {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') kind: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text') status: 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';
  @Column('int') done: number;
  @Column('int') refused: number;
  @Column('int', { nullable: true }) total: number | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
