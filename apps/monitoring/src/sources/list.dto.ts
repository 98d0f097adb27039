import { field } from '@liaison/platform';
import { FailureView } from './source.dto.js';

export const listOutcomes = ['new', 'created', 'known', 'repeated', 'refused'] as const;
/** What one request may bring. */
export const FEEDS_MAX = 1_000;

export class ListOfFeeds {
  @field.text({ max: 1_000_000, description: 'The file, as base64: OPML, FOAF, or an export of iGoogle.' }) content: string;
}

export class ChosenFeed {
  @field.text({ max: 2_000 }) feedUrl: string;
}

export class CreateSourcesOfList extends ListOfFeeds {
  @field.list(() => ChosenFeed, { max: FEEDS_MAX, optional: true, description: 'Of the new feeds, those that are wanted; left out, all.' }) only?: ChosenFeed[];
}

/** A line of a list of feeds, and what becomes of it. */
export class ListedFeed {
  @field.text({ max: 1_000, nullable: true }) title: string | null;
  @field.text({ max: 2_000, nullable: true }) feedUrl: string | null;
  @field.text({ max: 1_000, nullable: true, description: 'The folders around it, outermost first, with › between them.' }) folder: string | null;
  @field.oneOf(listOutcomes, { description: '`known`: a source with this address is there already. `repeated`: it stands in the list twice.' }) outcome: string;
  @field.id({ nullable: true, description: 'The source that was made of it, or that is there already.' }) sourceId: string | null;
  @field.object(() => FailureView, { nullable: true, description: 'Why it was not taken.' }) reason: FailureView | null;
}

export class ListedFeeds {
  @field.list(() => ListedFeed, { max: 100_000 }) items: ListedFeed[];
}
