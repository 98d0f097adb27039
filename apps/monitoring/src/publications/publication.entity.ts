import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Citation } from '../records/citation.js';
import type { Provenance } from './merged.js';
import type { Standing } from './standing.js';

/** One work, however many sources speak of it. */
@Entity('publications')
export class Publication {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) journal: string | null;
  @Column('text', { name: 'published_on', nullable: true }) publishedOn: string | null;
  @Column('text') standing: Standing;
  /** What all sources together say. */
  @Column('jsonb') record: Citation;
  @Column('jsonb') provenance: Provenance;
  /** Set when this turned out to be another one: its id is an alias. */
  @Column('uuid', { name: 'survivor_id', nullable: true }) survivorId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** What one source says of a work. */
@Entity('publication_records')
export class PublicationRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'publication_id' }) publicationId: string;
  /** The kind of source, or `file:` and the format of what a person has imported. */
  @Column('text') origin: string;
  /** What the source knows it by. */
  @Column('text', { name: 'external_id' }) externalId: string;
  @Column('text') hash: string;
  @Column('jsonb') record: Citation;
  /** When the source took it out of its own collection. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}

/** What a work is known by: `pmid:…`, `doi:…`, `pmcid:…`, and of the rest its title, year and first author. */
@Entity('publication_keys')
export class PublicationKey {
  @PrimaryColumn('text') key: string;
  @Column('uuid', { name: 'publication_id' }) publicationId: string;
}

/** What one work, a notice, says of the standing of another, which may not have come yet. */
@Entity('standing_claims')
export class StandingClaim {
  @PrimaryColumn('text') key: string;
  @PrimaryColumn('text') kind: Standing;
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId: string;
}
