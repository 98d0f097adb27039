import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A medical insight: something heard in the field that may change what medical affairs does. */
@Entity('insights')
export class Insight {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text') text: string;
  /** The listening priority that it answers, if any. */
  @Column('uuid', { name: 'priority_id', nullable: true }) priorityId: string | null;
  @Column('text') status: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
