import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/**
 * `certain`: the ORCID is the same. `candidate`: the name fits, and a person has to say. What a person
 * has said, `confirmed` or `rejected`, stays.
 */
export const authorshipStatuses = ['certain', 'candidate', 'confirmed', 'rejected'] as const;
export type AuthorshipStatus = (typeof authorshipStatuses)[number];

export const authorshipReasons = ['orcid', 'family-name', 'given-name', 'initials', 'affiliation', 'coauthor'] as const;

/** What speaks for it: `said`, in the words of the work or of ours; for `coauthor` the person with whom they have written before. */
export interface AuthorshipReason {
  code: (typeof authorshipReasons)[number];
  said: string | null;
  stakeholderId: string | null;
}

/** That somebody whom we know wrote a work or leads a trial, or may have. */
@Entity('authorships')
export class Authorship {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  /** As it was found: an id that has become an alias since is resolved when it is read. */
  @Column('uuid', { name: 'stakeholder_id' }) stakeholderId: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: 'publication' | 'trial';
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  /** The name as it was published. */
  @Column('text') author: string;
  @Column('text') status: AuthorshipStatus;
  @Column('jsonb') reasons: AuthorshipReason[];
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
