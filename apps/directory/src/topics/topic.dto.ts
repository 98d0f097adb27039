import { field, omit, PageQuery } from '@liaison/platform';

export class TopicLabel {
  @field.text({ max: 200 }) fr: string;
  @field.text({ max: 200 }) en: string;
}

export class TopicInput {
  @field.id({ optional: true }) id?: string;
  @field.object(() => TopicLabel) label: TopicLabel;
  @field.code({ description: 'A code of `therapeutic-areas`.' }) therapeuticArea: string;
  @field.flag({ optional: true, description: 'Active unless told; an inactive topic is offered no more, and keeps its past.' }) active?: boolean;
}

export class ReplaceTopic extends omit(TopicInput, 'id') {}

export class TopicQuery extends PageQuery {
  @field.code({ optional: true }) therapeuticArea?: string;
  @field.flag({ optional: true }) active?: boolean;
  @field.text({ max: 200, optional: true, description: 'Words of either label, whatever their order and accents.' }) q?: string;
}

export class TopicView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.object(() => TopicLabel) label: TopicLabel;
  @field.code() therapeuticArea: string;
  @field.flag() active: boolean;
}

export class TopicPage {
  @field.list(() => TopicView, { max: 200 }) items: TopicView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
