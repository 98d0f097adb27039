import { field, PageQuery } from '@liaison/platform';

const statuses = ['waiting', 'running', 'completed', 'failed', 'cancelled'] as const;
const COUNT = { min: 0, max: 2_147_483_647 };

export class JobQuery extends PageQuery {
  @field.someOf(statuses, { optional: true }) status?: string[];
  @field.code({ optional: true }) kind?: string;
}

export class JobView {
  @field.id() id: string;
  @field.code({ description: 'What is being done, such as an import.' }) kind: string;
  @field.id({ description: 'The user who asked for it.' }) ownerId: string;
  @field.oneOf(statuses) status: string;
  @field.integer({ ...COUNT, description: 'Items that are done.' }) done: number;
  @field.integer({ ...COUNT, description: 'Items that were refused.' }) refused: number;
  @field.integer({ ...COUNT, nullable: true, description: 'Items in all, once that is known.' }) total: number | null;
  @field.instant() changedAt: string;
}

export class JobPage {
  @field.list(() => JobView, { max: 200 }) items: JobView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
