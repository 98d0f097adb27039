import { services } from '@liaison/contracts';
import { field, PageQuery } from '@liaison/platform';

export class DeadLetterQuery extends PageQuery {
  @field.oneOf(services, { optional: true }) subscriber?: string;
  @field.code({ optional: true, description: 'Such as `user.changed.v1`.' }) eventType?: string;
}

/** A delivery that was given up after its last attempt. What the event says is not in it, only how to find it. */
export class DeadLetterView {
  @field.id() id: string;
  @field.id() eventId: string;
  @field.code() eventType: string;
  @field.id({ description: 'The record that the event speaks of.' }) aggregateId: string;
  @field.oneOf(services) producer: string;
  @field.oneOf(services, { description: 'The service whose reaction failed.' }) subscriber: string;
  @field.integer({ min: 0, max: 2_147_483_647 }) attempts: number;
  @field.text({ max: 1_000, nullable: true }) error: string | null;
  @field.text({ max: 64, nullable: true, description: 'SHA-256 of what the event says: the same hash, the same payload.' }) payloadHash: string | null;
  @field.instant({ nullable: true, description: 'When the event was published.' }) publishedAt: string | null;
  @field.instant({ nullable: true, description: 'When it was given up.' }) diedAt: string | null;
}

export class DeadLetterPage {
  @field.list(() => DeadLetterView, { max: 200 }) items: DeadLetterView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

export class ReplayView {
  @field.id() id: string;
  @field.oneOf(['pending']) status: 'pending';
  @field.instant({ description: 'When it is tried again.' }) dueAt: string;
}
