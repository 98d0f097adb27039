import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { assignmentKinds } from '../code-lists/territory-assignment-kinds.js';

/** Regions and institutions × therapeutic areas that somebody is in charge of for a time. */
@Entity('territories')
export class Territory {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text', { array: true }) regions: string[];
  @Column('uuid', { name: 'organization_ids', array: true }) organizationIds: string[];
  /** Empty: all of them. */
  @Column('text', { name: 'therapeutic_areas', array: true }) therapeuticAreas: string[];
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
}

/** Whose territory it is, from one day to another, both included. */
@Entity('assignments')
export class Assignment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'territory_id' }) territoryId: string;
  @Column('int') ordinal: number;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text') kind: (typeof assignmentKinds)[number];
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
}
