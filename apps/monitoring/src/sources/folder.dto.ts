import { field } from '@liaison/platform';

export const FOLDERS_MAX = 1_000;

export class SourceFolderView {
  @field.text({ max: 200 }) name: string;
  @field.integer({ min: 1, max: 2_147_483_647, description: 'How many sources in use lie in it.' }) sources: number;
}

export class SourceFolderPage {
  @field.list(() => SourceFolderView, { max: FOLDERS_MAX }) items: SourceFolderView[];
  @field.text({ max: 4_000, nullable: true, description: 'Always null: they are few.' }) nextCursor: string | null;
}
