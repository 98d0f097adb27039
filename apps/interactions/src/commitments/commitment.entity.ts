import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Something promised to a stakeholder. */
@Entity('commitments')
export class Commitment {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text') text: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('timestamptz', { name: 'fulfilled_at', nullable: true }) fulfilledAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
