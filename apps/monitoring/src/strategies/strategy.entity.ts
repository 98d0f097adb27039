import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem } from '@liaison/platform';

/** A saved search: what is looked for in everything that comes in, and asked of PubMed by itself. */
@Entity('strategies')
export class Strategy {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text') name: string;
  /** In the local language (`matching/GRAMMAR.md`). */
  @Column('text') query: string;
  /** In PubMed's own syntax, run there. */
  @Column('text', { name: 'pubmed_query', nullable: true }) pubmedQuery: string | null;
  @Column('uuid', { name: 'topic_id', nullable: true }) topicId: string | null;
  @Column('uuid', { name: 'product_id', nullable: true }) productId: string | null;
  @Column('text', { name: 'therapeutic_area', nullable: true }) therapeuticArea: string | null;
  /** Cron, on the wall clock of Toronto: when PubMed is asked. */
  @Column('text') schedule: string;
  @Column('uuid', { array: true }) recipients: string[];
  @Column('boolean') enabled: boolean;
  /** PubMed has been asked for everything up to this moment. */
  @Column('timestamptz', { name: 'fetched_to', nullable: true }) fetchedTo: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;

  mustBeInUse(): void {
    if (this.voidedAt) throw new Problem('conflict', { fr: 'Cette stratégie a été retirée; rétablissez-la d’abord.', en: 'This strategy has been voided; restore it first.' });
  }
}
