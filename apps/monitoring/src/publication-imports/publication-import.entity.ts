import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A file of publications that somebody gives. What becomes of it is told by its run. */
@Entity('publication_imports')
export class PublicationImport {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  /** Whether what strategies search for is signalled: an old library of references may be known without being news. */
  @Column('boolean') signals: boolean;
  @Column('text', { name: 'content_name', nullable: true }) contentName: string | null;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash: string | null;
  @Column('int', { name: 'content_bytes', nullable: true }) contentBytes: number | null;
  /** What was seen in the file. */
  @Column('text', { nullable: true }) format: string | null;
  /** An earlier import of the very same file: this one had nothing to do. */
  @Column('uuid', { name: 'repeats_id', nullable: true }) repeatsId: string | null;
  @Column('uuid', { name: 'run_id', nullable: true }) runId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** A work that came with a file. */
@Entity('imported_works')
export class ImportedWork {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn('uuid', { name: 'publication_id' }) publicationId: string;
  @Column('text') news: 'fresh' | 'updated' | 'same';
}
