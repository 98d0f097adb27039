import { describe, expect, it } from '@jest/globals';
import { checkOrdering } from './ordering/ordering.js';

/** The short form of `npm run test:ordering`. */
const RUNS = 150;
const SEED = 20_260_302;

describe('events in any order, repeated, with crashes on the way', () => {
  it('leave every service knowing what it would know had each arrived once, in order', async () => {
    expect((await checkOrdering(RUNS, SEED)).counterexample).toBeNull();
  }, 180_000);
});
