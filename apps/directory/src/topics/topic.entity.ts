import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A key medical topic: what meetings, insights and interests are about. */
@Entity('topics')
export class Topic {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'label_fr' }) labelFr: string;
  @Column('text', { name: 'label_en' }) labelEn: string;
  @Column('text', { name: 'therapeutic_area' }) therapeuticArea: string;
  @Column('boolean') active: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
