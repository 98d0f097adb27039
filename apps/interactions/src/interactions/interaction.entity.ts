import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';

type Status = 'planned' | 'completed' | 'cancelled' | 'no_show';

/** A contact between medical affairs and stakeholders, planned or past. */
@Entity('interactions')
export class Interaction {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text') status: Status;
  @Column('text') channel: string;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  /** The IANA zone in which it took place: a time of the clock on the wall means nothing without it. */
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('int', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { name: 'initiated_by' }) initiatedBy: 'stakeholder' | 'msl';
  @Column('text') language: string;
  @Column('text', { nullable: true }) note: string | null;
  /** Why it was cancelled, or what is known of the no-show. */
  @Column('text', { name: 'status_reason', nullable: true }) statusReason: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;

  complete(startedAt: Date | undefined, now: Date): Partial<Interaction> {
    this.#mustBe('planned');
    assertNotAhead(startedAt ?? this.startedAt, now);
    return { status: 'completed', startedAt: startedAt ?? this.startedAt };
  }

  cancel(reason: string | undefined): Partial<Interaction> {
    this.#mustBe('planned');
    return { status: 'cancelled', statusReason: reason ?? null };
  }

  markNoShow(reason: string | undefined): Partial<Interaction> {
    this.#mustBe('planned');
    return { status: 'no_show', statusReason: reason ?? null };
  }

  #mustBe(status: Status): void {
    if (this.status === status && !this.voidedAt) return;
    throw new Problem('conflict', {
      fr: 'Seule une interaction planifiée peut être complétée, annulée ou marquée absente.',
      en: 'Only a planned interaction can be completed, cancelled or marked as a no-show.',
    });
  }
}

/** Clocks of devices differ; what lies further ahead has not happened. */
const CLOCK_TOLERANCE_MS = 15 * 60_000;

export function assertNotAhead(startedAt: Date, now: Date, field = 'startedAt'): void {
  if (startedAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS) return;
  throw new Problem('unprocessable', null, {
    errors: [
      {
        field,
        code: 'in-the-future',
        message: { fr: 'Ce moment est dans le futur.', en: 'This moment is in the future.' },
      },
    ],
  });
}
