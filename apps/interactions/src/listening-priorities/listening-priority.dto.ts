import { field, PageQuery } from '@liaison/platform';

export class BilingualText {
  @field.text({ max: 500 }) fr: string;
  @field.text({ max: 500 }) en: string;
}

export class ListeningPriorityInput {
  @field.id({ optional: true }) id?: string;
  @field.object(() => BilingualText) text: BilingualText;
  @field.id({ optional: true }) topicId?: string;
  @field.date() validFrom: string;
  @field.date({ optional: true }) validTo?: string;
}

export class ListeningPriorityQuery extends PageQuery {
  @field.flag({ optional: true, description: 'Only those that are valid today in Toronto.' }) current?: boolean;
}

export class ListeningPriorityView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.object(() => BilingualText) text: BilingualText;
  @field.id({ nullable: true }) topicId: string | null;
  @field.date() validFrom: string;
  @field.date({ nullable: true }) validTo: string | null;
}

export class ListeningPriorityPage {
  @field.list(() => ListeningPriorityView, { max: 200 }) items: ListeningPriorityView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
