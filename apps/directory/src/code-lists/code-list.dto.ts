import { field } from '@liaison/platform';

const ITEMS_AT_MOST = 500;

export class CodeLabel {
  @field.text({ max: 200 }) fr: string;
  @field.text({ max: 200 }) en: string;
}

export class CodeListItemView {
  @field.code() code: string;
  @field.object(() => CodeLabel) label: CodeLabel;
  @field.code({ optional: true, description: 'The code that this one belongs under.' }) parent?: string;
}

export class CodeListView {
  @field.code() name: string;
  @field.list(() => CodeListItemView, { max: ITEMS_AT_MOST }) items: CodeListItemView[];
}

export class CodeListPage {
  @field.list(() => CodeListView, { max: 200 }) items: CodeListView[];
  @field.text({ max: 4_000, nullable: true, description: 'Always null: all lists come at once.' }) nextCursor: string | null;
}
