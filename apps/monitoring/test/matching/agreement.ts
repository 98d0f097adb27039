import fc from 'fast-check';
import { evaluate, wordsOf } from '../../src/matching/evaluate.js';
import type { Item } from '../../src/matching/item.js';
import { print } from '../../src/matching/print.js';
import type { Query } from '../../src/matching/query.js';
import { anyItem, anyQuery } from './arbitrary.js';

/** What is held against the meaning of the language. */
export interface Matcher {
  add(id: string, query: Query): void;
  remove(id: string): boolean;
  match(item: Item): string[];
  /** Chooses anew, by what has passed, where each strategy is looked for; results stay what they are. With a budget of 0, one step of that. */
  reanchor(budgetMs?: number): boolean;
}

export interface Agreement {
  pairs: number;
  matched: number;
  /** The smallest case in which the two did not agree, in words; null when they always did. */
  counterexample: string | null;
}

const STRATEGIES = 12;
const ITEMS = 4;
/** About. */
const PAIRS_A_RUN = 30;
const RUNS_AT_MOST = 1_000;

/** One thing after the other: strategies come and go, items pass. */
const anySteps = fc.record({
  queries: fc.array(anyQuery, { minLength: 1, maxLength: STRATEGIES }),
  items: fc.array(anyItem, { minLength: 1, maxLength: ITEMS }),
  /** Which strategies are removed after the first pass, and which of these return, with the query of another. */
  leaving: fc.array(fc.nat({ max: STRATEGIES - 1 }), { maxLength: STRATEGIES }),
  returning: fc.array(fc.tuple(fc.nat({ max: STRATEGIES - 1 }), fc.nat({ max: STRATEGIES - 1 })), { maxLength: STRATEGIES }),
  reanchored: fc.boolean(),
  /** Before each pass, so many steps of choosing anew. */
  steps: fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat({ max: 30 })),
});

/** Holds a matcher against the naive evaluator on so many (strategy, item) pairs, also after removals and returns. */
export function checkAgreement(makeMatcher: () => Matcher, pairsWanted: number, seed: number): Agreement {
  let pairs = 0;
  let matched = 0;
  const property = fc.property(anySteps, ({ queries, items, leaving, returning, reanchored, steps }) => {
    const matcher = makeMatcher();
    const kept = new Map<string, Query>();
    const add = (at: number, query: Query) => {
      matcher.add(`s${at}`, query);
      kept.set(`s${at}`, query);
    };
    const pass = (count: number) => {
      for (let step = 0; step < count; step++) matcher.reanchor(0);
      for (const item of items) {
        const words = wordsOf(item);
        const expected = [...kept].filter(([, query]) => evaluate(query, words)).map(([id]) => id);
        assertSame(expected, matcher.match(item), kept, item);
        pairs += kept.size;
        matched += expected.length;
      }
    };
    queries.forEach((query, at) => add(at, query));
    pass(steps[0]);
    for (const at of leaving) if (matcher.remove(`s${at}`) !== kept.delete(`s${at}`)) throw new Error(`s${at} is removed, and is not`);
    pass(steps[1]);
    for (const [at, from] of returning) add(at % queries.length, queries[from % queries.length]!);
    if (reanchored) matcher.reanchor();
    pass(steps[2]);
  });
  const left = () => pairsWanted - pairs;
  for (let round = 0; left() > 0; round++) {
    const details = fc.check(property, { numRuns: Math.min(RUNS_AT_MOST, Math.ceil(left() / PAIRS_A_RUN)), seed: seed + round });
    if (details.failed) return { pairs, matched, counterexample: `${fc.defaultReportMessage(details)}\n${(details.errorInstance as Error).message}` };
  }
  return { pairs, matched, counterexample: null };
}

function assertSame(expected: string[], given: string[], kept: Map<string, Query>, item: Item): void {
  const difference = [...expected.filter((id) => !given.includes(id)), ...given.filter((id) => !expected.includes(id))];
  if (difference.length === 0 && given.length === expected.length) return;
  const which = difference.map((id) => `${id} (${expected.includes(id) ? 'missed' : 'wrong'}): ${kept.has(id) ? print(kept.get(id)!) : 'removed'}`);
  throw new Error(`${which.join('\n') || `twice: ${given.join(', ')}`}\n${JSON.stringify(item)}`);
}
