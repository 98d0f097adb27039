import { describe, expect, it } from '@jest/globals';
import { bandOf, learn, type Learned } from '../src/ranking/learn.js';
import { inOrder } from '../src/ranking/order.js';
import type { Label } from '../src/ranking/tallies.js';
import { expectedRankings, FOOLED_AT_MOST } from './ranking/expected-rankings.js';
import { averagePrecision, byScore, pairsInOrder } from './ranking/metrics.js';
import { clinician, randomFrom, shuffled, triaged, type Told, type Triaged } from './ranking/triaged.js';

const labelsOf = (signals: readonly Triaged[]): Label[] => signals.map(({ at, terms, kept }) => ({ raisedAt: at, terms, kept }));
const scored = ({ terms }: Learned, signals: readonly Triaged[]) => {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
  return signals.map((one) => ({ score: one.terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0), kept: one.wanted }));
};
/** What comes in later, as whoever it is wants it by then. */
const later = (told: Told): Triaged[] => {
  const preferences = told.turnsAt === undefined ? told.preferences : Object.fromEntries(Object.entries(told.preferences).map(([term, how]) => [term, -how]));
  return triaged({ ...told, seed: told.seed + 500, count: 400, noise: 0, turnsAt: undefined, preferences });
};

describe('a ranking that learns from triage', () => {
  it.each(expectedRankings)('of $name is $state', async ({ told, state, margin }) => {
    const learned = await learn(labelsOf(triaged(told)));
    expect(learned.state).toBe(state);
    if (margin === undefined) return expect(learned.terms).toEqual([]);
    const coming = later(told);
    const [ranked, dated] = [scored(learned, coming), coming.map(({ at, wanted }) => ({ score: at, kept: wanted }))];
    expect(pairsInOrder(ranked) - pairsInOrder(dated)).toBeGreaterThan(margin);
    expect(averagePrecision(ranked.sort(byScore))).toBeGreaterThan(averagePrecision(dated.sort(byScore)) * 1.05);
  });

  it('stays off where labels say nothing', async () => {
    let on = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const signals = triaged({ seed, count: 40 + seed, share: 0.3, preferences: clinician });
      if ((await learn(labelsOf(shuffled(signals, seed)))).state === 'on') on++;
    }
    expect(on / 150).toBeLessThanOrEqual(FOOLED_AT_MOST);
  });

  it('says how well it does as the judge counts it, and keeps its word on what comes', async () => {
    const told: Told = { seed: 301, count: 800, share: 0.3, preferences: clinician, noise: 0.05 };
    const learned = await learn(labelsOf(triaged(told)));
    const coming = later(told);
    const ranked = scored(learned, coming);
    expect(inOrder(ranked)).toBeCloseTo(pairsInOrder(ranked), 10);
    expect(Math.abs(learned.quality! - pairsInOrder(ranked))).toBeLessThan(0.1);
    const [high, , low] = learned.thirds.map(({ kept, of }) => kept / of);
    const share = (band: string) => {
      const within = ranked.filter(({ score }) => bandOf(score, learned) === band);
      return within.filter(({ kept }) => kept).length / within.length;
    };
    expect(share('high')).toBeGreaterThan(2 * share('low'));
    expect(Math.abs(share('high') - high!)).toBeLessThan(0.15);
    expect(Math.abs(share('low') - low!)).toBeLessThan(0.15);
  });

  it('finds the planted terms, says how often each was kept, and in which direction it points', async () => {
    const signals = triaged({ seed: 302, count: 900, share: 0.3, preferences: clinician });
    const { terms } = await learn(labelsOf(signals));
    const planted = terms.filter(({ term }) => term in clinician);
    expect(planted.map(({ term }) => term)).toEqual(expect.arrayContaining(Object.keys(clinician).filter((term) => Math.abs(clinician[term]!) >= 2)));
    for (const { term, ...found } of planted) {
      expect([term, Math.sign(found.weight)]).toEqual([term, Math.sign(clinician[term]!)]);
      const carrying = signals.filter((one) => one.terms.includes(term));
      expect([found.kept, found.of]).toEqual([carrying.filter(({ kept }) => kept).length, carrying.length]);
    }
  });

  it('is the same for the same labels, and of sums: which of two that were decided at once comes first does not matter for its terms', async () => {
    const labels = labelsOf(triaged({ seed: 303, count: 300, share: 0.3, preferences: clinician }));
    const learned = await learn(labels);
    expect(await learn(structuredClone(labels))).toEqual(learned);
    const random = randomFrom(1);
    const mixed = labels.map((label) => ({ label, by: random() })).sort((a, b) => a.by - b.by).map(({ label }) => label);
    expect((await learn(mixed)).terms).toEqual(learned.terms);
  });

  it('is off again when labels are taken back', async () => {
    const labels = labelsOf(triaged({ seed: 305, count: 300, share: 0.3, preferences: clinician }));
    const kept = labels.filter((one) => one.kept);
    expect((await learn(labels)).state).toBe('on');
    expect((await learn(labels.filter((one) => !one.kept || kept.indexOf(one) < 9))).state).toBe('too-few');
  });
});
