import { field, PageQuery } from '@liaison/platform';

export class CommitmentQuery extends PageQuery {
  @field.id({ optional: true }) authorId?: string;
  @field.id({ optional: true }) stakeholderId?: string;
  @field.oneOf(['open', 'overdue', 'fulfilled'], { optional: true }) state?: 'open' | 'overdue' | 'fulfilled';
}

export class CommitmentView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id() interactionId: string;
  @field.id({ nullable: true }) stakeholderId: string | null;
  @field.id() authorId: string;
  @field.text({ max: 1_000, lines: true }) text: string;
  @field.date({ nullable: true }) dueOn: string | null;
  @field.flag({ description: 'Due before today in Toronto, and not fulfilled.' }) overdue: boolean;
  @field.instant({ nullable: true }) fulfilledAt: string | null;
}

export class CommitmentPage {
  @field.list(() => CommitmentView, { max: 200 }) items: CommitmentView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
