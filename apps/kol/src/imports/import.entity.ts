import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Reason } from './reasons.js';

export const importStatuses = ['awaiting-content', 'waiting', 'running', 'completed', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];
export const rowStatuses = ['pending', 'created', 'updated', 'unchanged', 'refused'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** A file of people and organizations on its way in. */
@Entity('imports')
export class Import {
  @PrimaryColumn('uuid') id: string;
  /** Counts what people do to the import. Its progress leaves it alone, so that a running import can be cancelled. */
  @VersionColumn() version: number;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text') format: string;
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  /** Address of the server that the file comes from: it makes an id of that server unique in the world. */
  @Column('text', { nullable: true }) source: string | null;
  @Column('boolean', { name: 'dry_run' }) dryRun: boolean;
  @Column('text') status: ImportStatus;
  /** Why the import as a whole failed: a code of `failures`. */
  @Column('text', { nullable: true }) failure: string | null;
  @Column('text', { name: 'content_name', nullable: true }) contentName: string | null;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash: string | null;
  @Column('int', { name: 'content_bytes', nullable: true }) contentBytes: number | null;
  /** What the next unit of work will do. */
  @Column('text') phase: 'unfold' | 'stage' | 'apply';
  /** Which unit of work is next: one that comes twice finds that it is no longer its turn. */
  @Column('int') step: number;
  /** The byte up to which the file has been read. */
  @Column('int', { name: 'read_to' }) readTo: number;
  @Column('int') total: number;
  @Column('int') created: number;
  @Column('int') updated: number;
  @Column('int') unchanged: number;
  @Column('int') refused: number;
  /** Counts what has been published of the import: the version of its `job.changed` events. */
  @Column('int') progress: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  /** When what the file said was taken out of the rows. */
  @Column('timestamptz', { name: 'forgotten_at', nullable: true }) forgottenAt: Date | null;
}

/** One resource of the file and what became of it. */
@Entity('import_rows')
export class ImportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'import_id' }) importId: string;
  /** Its place in the file, from 1. */
  @Column('int') ordinal: number;
  @Column('text') status: RowStatus;
  @Column('int') rank: number;
  @Column('text', { name: 'resource_type' }) resourceType: string;
  /** How the resources of the file call it, such as `Organization/12`. */
  @Column('text', { nullable: true }) reference: string | null;
  /** Its address in the world, where the file or the import tells it. */
  @Column('text', { nullable: true }) url: string | null;
  /** Everything that it can be recognised by, as `system|value`. */
  @Column('text', { array: true }) identities: string[];
  @Column('uuid', { name: 'result_id', nullable: true }) resultId: string | null;
  @Column('jsonb', { nullable: true }) reason: Reason | null;
  @Column('jsonb') notes: Reason[];
  /** What the file said, as far as it can become something here; null once it is forgotten or erased. */
  @Column('jsonb', { nullable: true }) image: Record<string, unknown> | null;
}

/** What somebody else calls one of our records. A pair of system and value names one record. */
@Entity('external_ids')
export class ExternalId {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'stakeholder' | 'organization';
  @Column('uuid', { name: 'record_id' }) recordId: string;
  @Column('text') system: string;
  @Column('text') value: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
