import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';
import type { Mark } from './names.js';
import type { Part } from './passages.js';

export const statuses = ['waiting', 'done'] as const;

/** Where a name stands in the words of a meeting. */
export interface PlacedMark extends Mark {
  part: Part;
  id: string;
}

/** A meeting whose words somebody has to look at, because a person whom they may name has been erased. */
@Entity('redactions')
export class Redaction {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  /** The version of the meeting in which the names stood where `marks` says. */
  @Column('int', { name: 'interaction_version' }) interactionVersion: number;
  /** Who has been erased. */
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds: string[];
  /** Places only: the names themselves are known nowhere any more. */
  @Column('jsonb') marks: PlacedMark[];
  @Column('text') status: (typeof statuses)[number];
  @Column('timestamptz', { name: 'found_at' }) foundAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  decide(by: string, at: Date): Partial<Redaction> {
    if (this.status !== 'waiting')
      throw new Problem('conflict', { fr: 'Cette rencontre a déjà été caviardée.', en: 'This meeting has already been redacted.' });
    return { status: 'done', decidedBy: by, decidedAt: at };
  }
}
