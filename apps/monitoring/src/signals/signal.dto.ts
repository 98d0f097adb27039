import { field, PageQuery } from '@liaison/platform';
import { Relevance } from '../ranking/ranking.dto.js';
import { MatchedTerm } from '../strategies/strategy.dto.js';
import { dismissals, signalReasons, signalStates, subjectKinds, type SignalReason, type SignalState, type SubjectKind } from './reasons.js';

const VERSION = { min: 1, max: 2_147_483_647 };
const signalSorts = ['recent', 'relevance'] as const;
const decisions = ['kept', 'dismissed', 'snoozed', 'assigned'] as const;

export class SignalQuery extends PageQuery {
  @field.someOf(signalStates, { optional: true, description: 'A snoozed signal whose time has come counts as `new`.' }) state?: SignalState[];
  @field.someOf(subjectKinds, { optional: true }) subjectKind?: SubjectKind[];
  @field.someOf(signalReasons, { optional: true }) reason?: SignalReason[];
  @field.id({ optional: true }) strategyId?: string;
  @field.id({ optional: true }) subjectId?: string;
  @field.flag({ optional: true, description: 'Only those of the caller’s strategies, and those that are theirs.' }) mine?: boolean;
  @field.oneOf(signalSorts, { optional: true, description: '`recent` unless told; `relevance` for one strategy whose ranking is on (`GET /strategies/{id}/ranking`).' }) sort?: (typeof signalSorts)[number];
}

/** What is decided of a signal; deciding anew replaces what was decided. */
export class TriageSignal {
  @field.oneOf(decisions) decision: (typeof decisions)[number];
  @field.oneOf(dismissals, { optional: true, description: 'Why; wanted when it is dismissed.' }) dismissal?: (typeof dismissals)[number];
  @field.instant({ optional: true, description: 'Wanted when it is snoozed.' }) until?: string;
  @field.id({ optional: true, description: 'To whom; wanted when it is assigned.' }) ownerId?: string;
}

/** The publication, trial or notice that a signal is about, in short. */
export class SignalSubject {
  @field.oneOf(subjectKinds) kind: SubjectKind;
  @field.id() id: string;
  @field.text({ max: 4_000, lines: true }) title: string;
  @field.text({ max: 1_000, nullable: true, description: 'The journal, the registry, or who publishes.' }) from: string | null;
  @field.text({ max: 40, nullable: true, description: 'As far as it is known: `2026`, `2026-03`, `2026-03-02`.' }) publishedOn: string | null;
  @field.text({ max: 2_000, nullable: true }) url: string | null;
  @field.code({ nullable: true, description: 'Of a publication its standing, of a trial its status, of a notice its kind.' }) standing: string | null;
  @field.text({ max: 4_000, nullable: true, lines: true, description: 'What a notice says; publications and trials say it at their own addresses.' }) summary: string | null;
  @field.integer({ min: 1, max: 3, nullable: true, description: 'Of a recall; 1 is the gravest.' }) recallClass: number | null;
  @field.codes({ max: 20, description: 'The kinds of source that speak of it.' }) origins: string[];
}

/** A strategy that found it, and by which words. */
export class SignalWhy {
  @field.id() strategyId: string;
  @field.text({ max: 200 }) strategyName: string;
  @field.flag({ description: 'The caller is its owner or one of its recipients.' }) mine: boolean;
  @field.id({ nullable: true }) topicId: string | null;
  @field.id({ nullable: true }) productId: string | null;
  @field.flag({ description: 'The source was asked this very question.' }) asked: boolean;
  @field.list(() => MatchedTerm, { max: 20 }) terms: MatchedTerm[];
  @field.object(() => Relevance, { nullable: true, description: 'Where the strategy is the caller’s and its ranking is on.' }) relevance: Relevance | null;
}

/** Somebody whom we know who wrote it, or leads the trial. */
export class SignalPerson {
  @field.id() stakeholderId: string;
  @field.oneOf(['certain', 'confirmed'], { description: '`certain` by the ORCID, or `confirmed` by somebody.' }) status: string;
}

export class SignalView {
  @field.id() id: string;
  @field.integer(VERSION) version: number;
  @field.object(() => SignalSubject) subject: SignalSubject;
  @field.oneOf(signalReasons) reason: SignalReason;
  @field.text({ max: 200, nullable: true, description: 'Of a change: what it is now, and since when.' }) occasion: string | null;
  @field.oneOf(signalStates) state: SignalState;
  @field.id({ nullable: true }) ownerId: string | null;
  @field.instant({ nullable: true }) snoozedUntil: string | null;
  @field.oneOf(dismissals, { nullable: true }) dismissal: string | null;
  @field.id({ nullable: true }) decidedBy: string | null;
  @field.instant({ nullable: true }) decidedAt: string | null;
  @field.list(() => SignalWhy, { max: 100 }) why: SignalWhy[];
  @field.list(() => SignalPerson, { max: 1_000 }) people: SignalPerson[];
  @field.instant() raisedAt: string;
}

export class SignalPage {
  @field.list(() => SignalView, { max: 200 }) items: SignalView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
