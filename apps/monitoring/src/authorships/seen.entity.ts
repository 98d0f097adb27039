import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stakeholder as the watch knows them. */
@Entity('people_seen')
export class PersonSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { name: 'given_name', nullable: true }) givenName: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName: string | null;
  /** What works by them can be found by, as `nameKey` makes it. */
  @Column('text', { name: 'name_key', nullable: true }) nameKey: string | null;
  @Column('text', { nullable: true }) orcid: string | null;
  @Column('uuid', { name: 'organization_ids', array: true }) organizationIds: string[];
  @Column('boolean') voided: boolean;
  /** Set when this id has become an alias. */
  @Column('uuid', { name: 'survivor_id', nullable: true }) survivorId: string | null;
  @Column('boolean') erased: boolean;
}

@Entity('organizations_seen')
export class OrganizationSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
}

/** What a work names its authors by: one row for each name, folded, and each ORCID. */
@Entity('author_keys')
export class AuthorKey {
  @PrimaryColumn('text') key: string;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId: string;
}
