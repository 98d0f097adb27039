import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A question that medical affairs wants to hear answers to. */
@Entity('listening_priorities')
export class ListeningPriority {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'text_fr' }) textFr: string;
  @Column('text', { name: 'text_en' }) textEn: string;
  @Column('uuid', { name: 'topic_id', nullable: true }) topicId: string | null;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
}
