import { field, omit, PageQuery } from '@liaison/platform';
import { CRON } from '../runs/slots.js';
import { healths, sourceKinds, type Health, type SourceKind } from './source-kinds.js';

const COUNT = { min: 0, max: 2_147_483_647 };

export class SourceName {
  @field.text({ max: 200 }) fr: string;
  @field.text({ max: 200 }) en: string;
}

export class CreateSource {
  @field.id({ optional: true }) id?: string;
  @field.oneOf(sourceKinds) kind: SourceKind;
  @field.object(() => SourceName) name: SourceName;
  @field.json({ description: 'What the kind of source wants to know: `url`, `query`, `selector`…' }) settings: Record<string, unknown>;
  @field.text({ max: 100, pattern: CRON, description: 'Cron with five fields, on the wall clock of Toronto: `0 6 * * *`.' }) schedule: string;
  @field.flag() enabled: boolean;
  @field.text({ max: 200, optional: true, nullable: true, description: 'Where people look for it. Left out, it stays; null takes it out.' }) folder?: string | null;
  @field.text({ max: 500, optional: true, nullable: true, description: 'A key at the source. It is kept sealed and never shown; left out, it stays; null takes it away.' }) apiKey?: string | null;
}

/** All fields of a source but its kind, which stays. */
export class ReplaceSource extends omit(CreateSource, 'id', 'kind') {}

export class SourceQuery extends PageQuery {
  @field.someOf(sourceKinds, { optional: true }) kind?: string[];
  @field.someOf(healths, { optional: true }) health?: string[];
  @field.flag({ optional: true }) enabled?: boolean;
  @field.text({ max: 200, optional: true, description: 'In this folder, by its whole name.' }) folder?: string;
}

/** What a person reads about something that did not come about. */
export class FailureView {
  @field.code() code: string;
  @field.text({ max: 1_000 }) fr: string;
  @field.text({ max: 1_000 }) en: string;
}

export class SourceView {
  @field.id() id: string;
  @field.integer({ min: 1, max: COUNT.max }) version: number;
  @field.oneOf(sourceKinds) kind: SourceKind;
  @field.text({ max: 80, nullable: true, description: 'The preset that it was made from.' }) preset: string | null;
  @field.object(() => SourceName) name: SourceName;
  @field.text({ max: 200, nullable: true, description: 'Where people look for it.' }) folder: string | null;
  @field.json() settings: Record<string, unknown>;
  @field.text({ max: 100 }) schedule: string;
  @field.flag() enabled: boolean;
  @field.flag({ description: 'Whether there is a key at the source.' }) hasApiKey: boolean;
  @field.oneOf(healths, { description: '`waiting`: the source has asked for a pause. `gone`: it says that it will not come back.' }) health: Health;
  @field.integer({ ...COUNT, description: 'Failures in a row.' }) failures: number;
  @field.object(() => FailureView, { nullable: true }) failure: FailureView | null;
  @field.instant({ nullable: true }) attemptedAt: string | null;
  @field.instant({ nullable: true }) succeededAt: string | null;
  @field.instant({ nullable: true, description: 'It is left in peace until then: it has asked to wait, has failed, or has said how long what it said stays good.' }) notBefore: string | null;
  @field.instant({ nullable: true, description: 'Of an enabled source.' }) nextRunAt: string | null;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class SourcePage {
  @field.list(() => SourceView, { max: 200 }) items: SourceView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
