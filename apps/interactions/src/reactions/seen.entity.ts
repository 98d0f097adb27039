import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stakeholder as interactions know them. */
@Entity('stakeholders_seen')
export class StakeholderSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text', { name: 'given_name', nullable: true }) givenName: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName: string | null;
  @Column('int', { name: 'placed_version' }) placedVersion: number;
  @Column('uuid', { name: 'territory_ids', array: true }) territoryIds: string[];
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
  @Column('text', { nullable: true }) region: string | null;
}

@Entity('topics_seen')
export class TopicSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { name: 'therapeutic_area' }) therapeuticArea: string;
  @Column('boolean') active: boolean;
}

@Entity('products_seen')
export class ProductSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') kind: string;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('boolean') voided: boolean;
}
