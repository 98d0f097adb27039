import { clinician, indexer, networker, type Told } from './triaged.js';

/** What a ranking has to come to that learns from these labels. */
export interface ExpectedRanking {
  name: string;
  told: Told;
  state: 'too-few' | 'on' | 'not-helping';
  /** By how much, on signals that come later, the share of pairs in order is to be above that of the date. */
  margin?: number;
}

export const expectedRankings: ExpectedRanking[] = [
  { name: 'somebody who knows what they want, and errs at times', told: { seed: 101, count: 200, share: 0.3, preferences: clinician, noise: 0.1 }, state: 'on', margin: 0.2 },
  { name: 'somebody who goes by headings alone, after a hundred', told: { seed: 102, count: 100, share: 0.4, preferences: indexer }, state: 'on', margin: 0.15 },
  { name: 'somebody who reads people and journals', told: { seed: 103, count: 300, share: 0.25, preferences: networker, noise: 0.05 }, state: 'on', margin: 0.2 },
  { name: 'somebody who keeps one in twenty', told: { seed: 104, count: 500, share: 0.05, preferences: clinician }, state: 'on', margin: 0.15 },
  { name: 'somebody who keeps nine in ten', told: { seed: 105, count: 400, share: 0.9, preferences: indexer, noise: 0.03 }, state: 'on', margin: 0.15 },
  { name: 'somebody who errs as often as not', told: { seed: 106, count: 300, share: 0.4, preferences: clinician, noise: 0.5 }, state: 'not-helping' },
  { name: 'somebody who now wants what they did not', told: { seed: 107, count: 200, share: 0.5, preferences: clinician, turnsAt: 0.5 }, state: 'not-helping' },
  { name: 'somebody who has turned of late', told: { seed: 108, count: 200, share: 0.5, preferences: clinician, turnsAt: 0.75 }, state: 'not-helping' },
  { name: 'somebody who turned long ago', told: { seed: 109, count: 2_000, share: 0.4, preferences: clinician, turnsAt: 0.4 }, state: 'on', margin: 0.15 },
  { name: 'somebody who keeps everything', told: { seed: 110, count: 300, share: 0.5, preferences: clinician, always: 'kept' }, state: 'too-few' },
  { name: 'somebody who has dismissed one', told: { seed: 111, count: 300, share: 0.5, preferences: clinician, always: 'all-but-one-kept' }, state: 'too-few' },
  { name: 'somebody who has just begun', told: { seed: 112, count: 19, share: 0.5, preferences: indexer }, state: 'too-few' },
];

/** Of rankings that learn from shuffled labels, at most so many may be shown. */
export const FOOLED_AT_MOST = 0.02;
