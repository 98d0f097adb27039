import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Notice as NoticeRecord } from '../records/notice.js';

/** What a source has published: a recall, an authorization, a decision, news. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'source_id' }) sourceId: string;
  @Column('text', { name: 'external_id' }) externalId: string;
  @Column('text') kind: NoticeRecord['kind'];
  @Column('text') title: string;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { name: 'published_on', nullable: true }) publishedOn: string | null;
  @Column('int', { name: 'recall_class', nullable: true }) recallClass: number | null;
  @Column('text') hash: string;
  @Column('jsonb') record: NoticeRecord;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
