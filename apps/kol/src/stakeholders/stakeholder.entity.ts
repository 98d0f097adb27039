import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A person as every role may read them. KOL is one of a person's roles, not a table. */
@Entity('stakeholders')
export class Stakeholder {
  @PrimaryColumn('uuid') id: string;
  /** Counts the changes that every role may see. */
  @VersionColumn() version: number;
  @Column('text') kind: string;
  @Column('text', { name: 'given_name', nullable: true }) givenName: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName: string | null;
  @Column('text', { nullable: true }) profession: string | null;
  @Column('text', { array: true }) specialties: string[];
  @Column('text', { array: true }) languages: string[];
  @Column('text', { nullable: true }) orcid: string | null;
  @Column('text', { name: 'sort_name' }) sortName: string;
  /** Set when this id has become an alias of another person's. */
  @Column('uuid', { name: 'survivor_id', nullable: true }) survivorId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt: Date | null;
}

/** What medical roles know besides. Its version counts every change: it is the ETag that they see. */
@Entity('stakeholder_profiles')
export class StakeholderProfile {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { array: true }) roles: string[];
  @Column('uuid', { name: 'topic_ids', array: true }) topicIds: string[];
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

@Entity('affiliations')
export class Affiliation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'stakeholder_id' }) stakeholderId: string;
  @Column('uuid', { name: 'organization_id' }) organizationId: string;
  @Column('text', { nullable: true }) role: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
}

/** A licence of a professional order. A number of an order belongs to one person. */
@Entity('licences')
export class Licence {
  @Column('uuid', { name: 'stakeholder_id' }) stakeholderId: string;
  @PrimaryColumn('text', { name: 'professional_order' }) professionalOrder: string;
  @PrimaryColumn('text') number: string;
}

@Entity('contact_points')
export class ContactPoint {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'stakeholder_id' }) stakeholderId: string;
  @Column('text') kind: string;
  @Column('text') value: string;
}

/** One word of a person's name, beside all of them. */
@Entity('search_names')
export class SearchName {
  @PrimaryColumn('uuid', { name: 'stakeholder_id' }) stakeholderId: string;
  @PrimaryColumn('text') token: string;
  @Column('text') search: string;
}
