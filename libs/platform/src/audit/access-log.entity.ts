import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who saw this person: reads of adverse events, exports, briefs and 360 pages. */
@Entity('access_log')
export class AccessLogEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('text') actor: string;
  @Column('text') resource: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds: string[];
}
