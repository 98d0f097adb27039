import { field, omit, PageQuery } from '@liaison/platform';
import { CRON } from '../runs/slots.js';
import { FailureView } from '../sources/source.dto.js';

const VERSION = { min: 1, max: 2_147_483_647 };
const RECIPIENTS_AT_MOST = 50;
const QUERY_AT_MOST = 4_000;

export class CreateStrategy {
  @field.id({ optional: true }) id?: string;
  @field.text({ max: 200 }) name: string;
  @field.text({ max: QUERY_AT_MOST, lines: true, description: 'Boolean search over everything that comes in: `(metformin* OR "insulin pump") AND NOT mice[mh]`.' }) query: string;
  @field.text({ max: QUERY_AT_MOST, lines: true, optional: true, nullable: true, description: 'In PubMed’s own syntax, run there at each slot of the schedule.' }) pubmedQuery?: string | null;
  @field.id({ optional: true, nullable: true }) topicId?: string | null;
  @field.id({ optional: true, nullable: true }) productId?: string | null;
  @field.code({ optional: true, nullable: true }) therapeuticArea?: string | null;
  @field.text({ max: 100, pattern: CRON, description: 'Cron with five fields, on the wall clock of Toronto: `0 6 * * *`.' }) schedule: string;
  @field.ids({ max: RECIPIENTS_AT_MOST, description: 'Users who see its signals as theirs, beside its owner.' }) recipients: string[];
  @field.flag() enabled: boolean;
}

/** All fields of a strategy: what is left out is emptied. */
export class ReplaceStrategy extends omit(CreateStrategy, 'id') {}

export class StrategyQuery extends PageQuery {
  @field.flag({ optional: true, description: 'Only those of which the caller is owner or recipient.' }) mine?: boolean;
  @field.flag({ optional: true }) enabled?: boolean;
}

export class StrategyView {
  @field.id() id: string;
  @field.integer(VERSION) version: number;
  @field.id() ownerId: string;
  @field.text({ max: 200 }) name: string;
  @field.text({ max: QUERY_AT_MOST, lines: true }) query: string;
  @field.text({ max: QUERY_AT_MOST, lines: true, nullable: true }) pubmedQuery: string | null;
  @field.id({ nullable: true }) topicId: string | null;
  @field.id({ nullable: true }) productId: string | null;
  @field.code({ nullable: true }) therapeuticArea: string | null;
  @field.text({ max: 100 }) schedule: string;
  @field.ids({ max: RECIPIENTS_AT_MOST }) recipients: string[];
  @field.flag() enabled: boolean;
  @field.object(() => FailureView, { nullable: true, description: 'Why the suite cannot read the query any more: nothing is held against it until it is written anew.' }) queryProblem: FailureView | null;
  @field.instant({ nullable: true, description: 'When PubMed is asked next.' }) nextRunAt: string | null;
  @field.integer({ min: 0, max: VERSION.max, description: 'Signals that it has found.' }) signalCount: number;
  @field.integer({ min: 0, max: VERSION.max, description: 'Of these, kept.' }) keptCount: number;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class StrategyPage {
  @field.list(() => StrategyView, { max: 200 }) items: StrategyView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

/** What a query would have caught. */
export class PreviewStrategy {
  @field.text({ max: QUERY_AT_MOST, lines: true }) query: string;
  @field.integer({ min: 1, max: 365, optional: true, description: 'How far back, in days; 90 unless told.' }) days?: number;
}

/** A term of the query, and where it stands. */
export class MatchedTerm {
  @field.text({ max: 500 }) term: string;
  @field.text({ max: 40 }) field: string;
  @field.text({ max: 1_000, lines: true, description: 'As it is written there.' }) text: string;
}

export class PreviewHit {
  @field.oneOf(['publication', 'trial', 'notice']) subjectKind: string;
  @field.id() subjectId: string;
  @field.text({ max: 2_000 }) title: string;
  @field.text({ max: 40, nullable: true }) publishedOn: string | null;
  @field.list(() => MatchedTerm, { max: 50 }) why: MatchedTerm[];
}

export class PreviewView {
  @field.integer({ min: 0, max: VERSION.max, description: 'Records that were looked through.' }) looked: number;
  @field.integer({ min: 0, max: VERSION.max }) hits: number;
  @field.list(() => PreviewHit, { max: 50, description: 'The latest of them.' }) items: PreviewHit[];
}
