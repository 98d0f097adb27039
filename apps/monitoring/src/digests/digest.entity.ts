import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const frequencies = ['off', 'daily', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];

/** When a user wants to be told by mail; it has the user's id. */
@Entity('digest_preferences')
export class DigestPreference {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text') frequency: Frequency;
  /** On the wall clock of Toronto. */
  @Column('int') hour: number;
  /** 1 is Monday. Of use where it is weekly, and kept where it is not. */
  @Column('int') weekday: number;
  /** What was there before is not told. */
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  /** Null while no mail is wanted. */
  get cron(): string | null {
    if (this.frequency === 'off') return null;
    return `0 ${this.hour} * * ${this.frequency === 'daily' ? '*' : this.weekday % 7}`;
  }
}

/** What a user was told in one slot, or when they asked for it. */
@Entity('digests')
export class Digest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  /** Null when it was asked for. */
  @Column('timestamptz', { nullable: true }) slot: Date | null;
  /** Slots that went by before it, and that it catches up. */
  @Column('int') missed: number;
  @Column('int', { name: 'signal_count' }) signalCount: number;
  @Column('text') language: 'fr' | 'en';
  /** Null when there was nothing to tell. */
  @Column('uuid', { name: 'mail_id', nullable: true }) mailId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
