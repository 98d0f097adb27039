import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A past fact, kept. Its personal part is emptied by erasure, its position given after its commit. */
@Entity('events', { schema: 'messaging' })
export class EventRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') type: string;
  @Column('text') producer: string;
  @Column('uuid', { name: 'aggregate_id' }) aggregateId: string;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt: Date;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text', { name: 'correlation_id' }) correlationId: string;
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds: string[];
  @Column('jsonb') facts: object;
  @Column('jsonb', { nullable: true }) personal: object | null;
  @Column('text', { array: true }) audience: string[];
  @Column('bigint', { nullable: true }) position: string | null;
}

/** One event for one subscriber: the truth about what has been applied. Jobs in the queue are only hints. */
@Entity('deliveries', { schema: 'messaging' })
export class DeliveryRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('text', { name: 'event_type' }) eventType: string;
  @Column('uuid', { name: 'aggregate_id' }) aggregateId: string;
  @Column('text') producer: string;
  @Column('text') subscriber: string;
  @Column('text') status: 'pending' | 'done' | 'dead';
  @Column('int') attempts: number;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('text', { name: 'payload_hash', nullable: true }) payloadHash: string | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
