import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person or an organization that took part. The author is repeated here for the row-level security of this table. */
@Entity('attendees')
export class Attendee {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('int') ordinal: number;
  @Column('uuid', { name: 'stakeholder_id', nullable: true }) stakeholderId: string | null;
  @Column('uuid', { name: 'organization_id', nullable: true }) organizationId: string | null;
}

/** What was talked about, and where the attendee stands on it. */
@Entity('discussions')
export class Discussion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  @Column('int') ordinal: number;
  @Column('uuid', { name: 'topic_id', nullable: true }) topicId: string | null;
  @Column('uuid', { name: 'product_id', nullable: true }) productId: string | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('text', { nullable: true }) stance: string | null;
}

/** A medical inquiry as it was heard; medical information takes it from here. */
@Entity('raised_inquiries')
export class RaisedInquiry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  @Column('uuid', { name: 'product_id', nullable: true }) productId: string | null;
  @Column('text') question: string;
  @Column('boolean') unsolicited: boolean;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
}

/** A topic on which a stakeholder has said to want news. */
@Entity('documented_interests')
export class DocumentedInterest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'interaction_id' }) interactionId: string;
  @Column('uuid', { name: 'attendee_id', nullable: true }) attendeeId: string | null;
  @Column('uuid', { name: 'topic_id' }) topicId: string;
}
