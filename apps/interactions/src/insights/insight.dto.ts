import { field, PageQuery } from '@liaison/platform';

export class InsightQuery extends PageQuery {
  @field.id({ optional: true }) authorId?: string;
  @field.id({ optional: true }) priorityId?: string;
  @field.id({ optional: true }) stakeholderId?: string;
}

export class InsightView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id() interactionId: string;
  @field.id({ nullable: true }) stakeholderId: string | null;
  @field.id() authorId: string;
  @field.text({ max: 5_000, lines: true }) text: string;
  @field.id({ nullable: true }) priorityId: string | null;
  @field.code() status: string;
  @field.instant() submittedAt: string;
}

export class InsightPage {
  @field.list(() => InsightView, { max: 200 }) items: InsightView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
