import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export interface TierComponent {
  criterion: string;
  score: number;
}

/**
 * What medical affairs knows of its relationship with a person. It stands apart from the person: no
 * version, time or order of the person moves with it, so that sales learns nothing from them.
 */
@Entity('engagement')
export class Engagement {
  /** The stakeholder's id. */
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('int', { name: 'tier_level', nullable: true }) tierLevel: number | null;
  @Column('int', { name: 'tier_score', nullable: true }) tierScore: number | null;
  @Column('jsonb', { name: 'tier_components' }) tierComponents: TierComponent[];
  @Column('timestamptz', { name: 'last_touch_at', nullable: true }) lastTouchAt: Date | null;
  @Column('int', { name: 'interaction_count' }) interactionCount: number;
  @Column('jsonb') stances: { topicId: string; stance: string; at: string }[];
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
