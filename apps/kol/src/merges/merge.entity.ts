import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two records of one person made one: the loser's id is an alias of the survivor's for ever. */
@Entity('merges')
export class Merge {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'loser_id' }) loserId: string;
  @Column('uuid', { name: 'survivor_id' }) survivorId: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'merged_by' }) mergedBy: string;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt: Date;
}
