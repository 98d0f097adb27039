import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer to a request that its client named, so that asking again changes nothing. Kept as text: jsonb would reorder it. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('text') caller: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea', { name: 'request_hash' }) requestHash: Buffer;
  @Column('jsonb') headers: Record<string, string>;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
