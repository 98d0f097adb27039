import { field, PageQuery } from '@liaison/platform';
import { FailureView } from '../sources/source.dto.js';
import { runKinds, runStatuses } from './run.entity.js';

const COUNT = { min: 0, max: 2_147_483_647 };

/** Exactly one of the two. */
export class StartRun {
  @field.id({ optional: true }) id?: string;
  @field.id({ optional: true }) sourceId?: string;
  @field.id({ optional: true, description: 'A strategy with a query for PubMed.' }) strategyId?: string;
}

export class RunQuery extends PageQuery {
  @field.id({ optional: true }) sourceId?: string;
  @field.id({ optional: true }) strategyId?: string;
  @field.someOf(runStatuses, { optional: true }) status?: string[];
}

/** Where the records of a run went, as PRISMA counts them. */
export class RunCounts {
  @field.integer({ ...COUNT, nullable: true, description: 'How many the source says that there are; of a file, how many it holds, counted before the first is taken. Null while that is not known.' }) hits: number | null;
  @field.integer({ ...COUNT, description: 'Records that were read.' }) read: number;
  @field.integer({ ...COUNT, description: 'Of these, not known before.' }) fresh: number;
  @field.integer({ ...COUNT, description: 'Known, and said anew.' }) updated: number;
  @field.integer({ ...COUNT, description: 'Known, and the same as before.' }) unchanged: number;
  @field.integer({ ...COUNT, description: 'Not taken; the refusals say why.' }) refused: number;
  @field.integer({ ...COUNT, description: 'Signals raised.' }) signals: number;
}

export class Exclusion {
  @field.code({ description: '`known`, `no-strategy`, `not-wanted`, `signalled-before`, `told-with-original`, `older-than-look-back`.' }) reason: string;
  @field.integer(COUNT) count: number;
}

export class RunView {
  @field.id() id: string;
  @field.integer({ min: 1, max: COUNT.max }) version: number;
  @field.oneOf(runKinds) kind: string;
  @field.id({ nullable: true }) sourceId: string | null;
  @field.id({ nullable: true }) strategyId: string | null;
  @field.instant({ nullable: true, description: 'The slot that it was due at; null when somebody asked for it.' }) slot: string | null;
  @field.id({ nullable: true }) requestedBy: string | null;
  @field.oneOf(runStatuses, { description: '`covered`: missed, and caught up by a later run over the whole time.' }) status: string;
  @field.id({ nullable: true }) coveredBy: string | null;
  @field.text({ max: 10_000, lines: true, nullable: true, description: 'What the source was asked.' }) query: string | null;
  @field.instant({ nullable: true }) windowFrom: string | null;
  @field.instant({ nullable: true }) windowTo: string | null;
  @field.object(() => RunCounts) counts: RunCounts;
  @field.list(() => Exclusion, { max: 20, description: 'Records that became no signal.' }) excluded: Exclusion[];
  @field.object(() => FailureView, { nullable: true }) failure: FailureView | null;
  @field.instant() createdAt: string;
  @field.instant({ nullable: true }) startedAt: string | null;
  @field.instant({ nullable: true }) endedAt: string | null;
}

export class RunPage {
  @field.list(() => RunView, { max: 200 }) items: RunView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

export class RunRefusalView {
  @field.code() code: string;
  @field.text({ max: 1_000 }) fr: string;
  @field.text({ max: 1_000 }) en: string;
  @field.integer({ ...COUNT, nullable: true }) line: number | null;
  @field.integer({ ...COUNT, nullable: true, description: 'Its number in the document, from 1.' }) record: number | null;
}

export class RunRefusalPage {
  @field.list(() => RunRefusalView, { max: 200 }) items: RunRefusalView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
