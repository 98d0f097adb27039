import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem, type Bilingual } from '@liaison/platform';
import type { Health, SourceKind } from './source-kinds.js';

/** A place that is watched: what people decide about it. */
@Entity('sources')
export class Source {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text') kind: SourceKind;
  /** Which of the suite's presets it was made from. */
  @Column('text', { nullable: true }) preset: string | null;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  /** Where people look for it; as a list of feeds has it, the outermost first. */
  @Column('text', { nullable: true }) folder: string | null;
  /** What its adapter wants to know: an address, a search, a selector. */
  @Column('jsonb') settings: Record<string, unknown>;
  /** Cron, on the wall clock of Toronto. */
  @Column('text') schedule: string;
  @Column('boolean') enabled: boolean;
  /** Whether there is a key at the source; the key itself lies apart, sealed. */
  @Column('boolean', { name: 'has_api_key' }) hasApiKey: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;

  mustBeInUse(): void {
    if (this.voidedAt) throw new Problem('conflict', { fr: 'Cette source a été retirée; rétablissez-la d’abord.', en: 'This source has been voided; restore it first.' });
  }
}

/** A key of the suite at a source. */
@Entity('source_secrets')
export class SourceSecret {
  @PrimaryColumn('uuid', { name: 'source_id' }) sourceId: string;
  @Column('text') sealed: string;
}

/** How a source does: what happens to it by itself. */
@Entity('source_states')
export class SourceState {
  @PrimaryColumn('uuid', { name: 'source_id' }) sourceId: string;
  @Column('text') health: Health;
  /** The adapter's own: ETags, cursors. */
  @Column('jsonb') state: Record<string, unknown>;
  /** Everything up to this moment has been read. */
  @Column('timestamptz', { name: 'fetched_to', nullable: true }) fetchedTo: Date | null;
  @Column('timestamptz', { name: 'attempted_at', nullable: true }) attemptedAt: Date | null;
  @Column('timestamptz', { name: 'succeeded_at', nullable: true }) succeededAt: Date | null;
  /** It is left in peace until then. */
  @Column('timestamptz', { name: 'not_before', nullable: true }) notBefore: Date | null;
  /** In a row. */
  @Column('int') failures: number;
  @Column('jsonb', { nullable: true }) failure: Failure | null;
}

/** Why something did not come about, for people. */
export interface Failure {
  code: string;
  message: Bilingual;
}
