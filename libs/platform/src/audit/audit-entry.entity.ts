import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who did what to which record. Written with the change itself; never updated, never deleted. */
@Entity('audit_entries')
export class AuditEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'actor_kind' }) actorKind: string;
  @Column('text') actor: string;
  @Column('text', { name: 'actor_role' }) actorRole: string;
  @Column('text') action: string;
  @Column('text') resource: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'correlation_id' }) correlationId: string;
  /** What was and is, but for what is personal. */
  @Column('jsonb', { nullable: true }) before: unknown;
  @Column('jsonb', { nullable: true }) after: unknown;
  /** Personal values, per subject: `{ "<subject id>": "<base64 of AES-256-GCM>" }`. */
  @Column('jsonb', { nullable: true }) sealed: Record<string, string> | null;
}

/** The key of one subject's values in one entry. Erasure deletes it, and so the values; the chain stays whole. */
@Entity('audit_keys')
export class AuditKey {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('bytea') key: Buffer;
}

/** Entries that wait for their place in the chain, with the application's word that it wrote them. */
@Entity('audit_unsealed')
export class AuditUnsealed {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @Column('bytea') mac: Buffer;
}
