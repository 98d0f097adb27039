import { field } from '@liaison/platform';
import { bands } from './learn.js';
import { termKinds, type TermKind } from './terms.js';

const COUNT = { min: 0, max: 2_147_483_647 };
const PER_CENT = { min: 0, max: 100 };

/** What of a signal moves it, and by what experience. */
export class RelevanceTerm {
  @field.oneOf(termKinds, { description: 'Of what: a word of the title, a MeSH heading…; `known`, by somebody whom medical affairs knows.' }) kind: TermKind;
  @field.text({ max: 400, nullable: true, description: 'Null of `quebec` and `known`.' }) text: string | null;
  @field.oneOf(['up', 'down']) direction: 'up' | 'down';
  @field.integer({ ...COUNT, description: 'Of the triaged signals of the strategy with it, so many were kept…' }) kept: number;
  @field.integer({ ...COUNT, description: '…of so many.' }) of: number;
}

/** How like what is kept a signal is, by the triage of one strategy. */
export class Relevance {
  @field.oneOf(bands, { description: 'The third of the triaged signals that it would be among.' }) band: (typeof bands)[number];
  @field.list(() => RelevanceTerm, { max: 10, description: 'What says most first.' }) terms: RelevanceTerm[];
}

/** What was kept of a third, each signal judged by what the others say. */
export class RankedThird {
  @field.oneOf(bands) band: (typeof bands)[number];
  @field.integer(COUNT) kept: number;
  @field.integer(COUNT) of: number;
}

export const rankingStates = ['too-few', 'learning', 'on', 'not-helping'] as const;

/** Whether the signals of a strategy are ranked by what was triaged, and how well that goes. */
export class RankingView {
  @field.oneOf(rankingStates, { description: 'Off while there are `too-few` labels, and while it ranks no better than the date (`not-helping`).' }) state: (typeof rankingStates)[number];
  @field.integer({ ...COUNT, description: 'Labels: signals that its owner or recipients have kept, of the latest thousand.' }) kept: number;
  @field.integer({ ...COUNT, description: 'Those that they have dismissed for what they are.' }) dismissed: number;
  @field.integer({ ...COUNT, description: 'So many labels are wanted.' }) labelsAtLeast: number;
  @field.integer({ ...COUNT, description: 'And so many of either kind.' }) ofEachAtLeast: number;
  @field.instant({ nullable: true, description: 'On since.' }) since: string | null;
  @field.integer({ ...PER_CENT, nullable: true, description: 'Of 100 pairs of a kept and a dismissed signal, how many have the kept one first; by cross-validation. 50 is chance.' }) inOrder: number | null;
  @field.integer({ ...PER_CENT, nullable: true, description: 'The same when the latest come first.' }) inOrderByDate: number | null;
  @field.list(() => RankedThird, { max: 3, description: 'When it is on.' }) thirds: RankedThird[];
}
