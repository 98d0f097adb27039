import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A place or body: Santé Québec, an institution, an installation, a clinic, a faculty, an association… */
@Entity('organizations')
export class Organization {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text') kind: string;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  /** Health region; an organization without one is in its parent's. */
  @Column('text', { nullable: true }) region: string | null;
  @Column('text', { nullable: true }) city: string | null;
  @Column('text', { name: 'postal_code', nullable: true }) postalCode: string | null;
  /** What it was before it was merged or renamed. */
  @Column('uuid', { name: 'predecessor_id', nullable: true }) predecessorId: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('text') search: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
}

/** What an organization belonged to, and when. Its periods never overlap: the database refuses. */
@Entity('organization_parents')
export class OrganizationParent {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId: string;
  @PrimaryColumn('uuid', { name: 'parent_id' }) parentId: string;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
}
