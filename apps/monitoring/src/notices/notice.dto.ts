import { field, PageQuery } from '@liaison/platform';
import { SourceName } from '../sources/source.dto.js';
import { sourceKinds } from '../sources/source-kinds.js';

export const noticeKinds = ['recall', 'noc', 'noc-c', 'register', 'shortage', 'safety-report', 'page-change', 'news'] as const;

export class NoticeQuery extends PageQuery {
  @field.someOf(noticeKinds, { optional: true }) kind?: string[];
  @field.id({ optional: true }) sourceId?: string;
  @field.integer({ min: 1, max: 3, optional: true, description: 'Of a recall: 1 is the gravest.' }) recallClass?: number;
}

/** Which source has published it. */
export class NoticeSource {
  @field.id() id: string;
  @field.oneOf(sourceKinds) kind: string;
  @field.object(() => SourceName) name: SourceName;
}

export class NoticeView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.oneOf(noticeKinds, { description: '`noc-c`: a notice of compliance with conditions.' }) kind: string;
  @field.text({ max: 100_000, lines: true }) title: string;
  @field.text({ max: 10_000, nullable: true, description: 'Where it is at its source.' }) url: string | null;
  @field.text({ max: 40, nullable: true, description: 'As far as it is known: `2026`, `2026-03`, `2026-03-02`.' }) publishedOn: string | null;
  @field.integer({ min: 1, max: 3, nullable: true, description: 'Of a recall: 1 is the gravest.' }) recallClass: number | null;
  @field.object(() => NoticeSource) source: NoticeSource;
  @field.json({ description: 'What the source says: summary, issuer, products with their identifiers, categories…' }) record: Record<string, unknown>;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
}

export class NoticePage {
  @field.list(() => NoticeView, { max: 200 }) items: NoticeView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
