import { describe, expect, it } from '@jest/globals';
import { averagePrecision, byScore, pairsInOrder } from './ranking/metrics.js';
import { clinician, indexer, networker, shuffled, triaged, type Preferences, type Triaged } from './ranking/triaged.js';

/** Ranks as whoever knows the preferences would. */
const knowing = (preferences: Preferences, signals: Triaged[]) => signals.map(({ terms, wanted }) => ({ score: terms.reduce((sum, term) => sum + (preferences[term] ?? 0), 0), kept: wanted }));
const byDate = (signals: Triaged[]) => signals.map(({ at, wanted }) => ({ score: at, kept: wanted }));

describe('the judge of rankings', () => {
  it('counts pairs and precision as one does by hand', () => {
    const ranked = [4, 3, 3, 2, 1].map((score, at) => ({ score, kept: [true, false, true, false, true][at]! }));
    expect(pairsInOrder(ranked)).toBeCloseTo((2 + 1.5 + 0) / 6);
    expect(averagePrecision([true, false, true, false, true].map((kept) => ({ kept })))).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3);
  });

  it.each(Object.entries({ clinician, indexer, networker }))('has people with preferences that can be known, and that the date does not tell: %s', (_, preferences) => {
    const signals = triaged({ seed: 7, count: 400, share: 0.3, preferences });
    const known = knowing(preferences, signals);
    expect(pairsInOrder(known)).toBeGreaterThan(0.95);
    expect(averagePrecision(known.sort(byScore))).toBeGreaterThan(0.85);
    expect(Math.abs(pairsInOrder(byDate(signals)) - 0.5)).toBeLessThan(0.1);
    expect(signals.filter(({ wanted }) => wanted)).toHaveLength(120);
  });

  it('has people who err, who turn, and who always do the same', () => {
    const erring = triaged({ seed: 1, count: 500, share: 0.5, preferences: clinician, noise: 0.2 });
    expect(erring.filter(({ kept, wanted }) => kept !== wanted).length).toBeGreaterThan(70);
    const turning = triaged({ seed: 1, count: 500, share: 0.5, preferences: clinician, turnsAt: 0.5 });
    expect(pairsInOrder(knowing(clinician, turning.slice(0, 250)))).toBeGreaterThan(0.9);
    expect(pairsInOrder(knowing(clinician, turning.slice(250)))).toBeLessThan(0.1);
    const dismissed = (always: 'kept' | 'all-but-one-kept') => triaged({ seed: 1, count: 60, share: 0.5, preferences: clinician, always }).filter(({ kept }) => !kept).length;
    expect([dismissed('kept'), dismissed('all-but-one-kept')]).toEqual([0, 1]);
  });

  it('has labels of which nothing can be learned: of another order, and of nobody', () => {
    const signals = triaged({ seed: 3, count: 400, share: 0.3, preferences: indexer });
    const mixed = shuffled(signals, 9);
    expect(mixed.filter(({ kept }) => kept)).toHaveLength(120);
    expect(Math.abs(pairsInOrder(knowing(indexer, mixed).map(({ score }, at) => ({ score, kept: mixed[at]!.kept }))) - 0.5)).toBeLessThan(0.1);
  });

  it('tells the same story twice', () => {
    const told = { seed: 11, count: 50, share: 0.4, preferences: networker, noise: 0.1 };
    expect(triaged(told)).toEqual(triaged(told));
    expect(triaged({ ...told, seed: 12 })).not.toEqual(triaged(told));
  });
});
