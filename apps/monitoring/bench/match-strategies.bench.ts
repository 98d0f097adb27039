import { copyTemplate, median, report, withClient } from '@liaison/testing';
import { StrategyIndex } from '../src/matching/indexed/strategy-index.js';
import { citations } from './citations.js';
import { loadStrategies, matchBatch } from './postgres-matching.js';
import { makeItems, makeStrategies } from './strategies.js';

const COUNTS = [1_000, 10_000, 100_000];
const ITEMS = 8_000;
/** Passed before anything is measured: the index learns from them what is rare. */
const BEFORE = 2_000;
/** The first are slower: the code is compiled while they run. */
const ROUNDS = 7;
/** Postgres pays for each query in each batch, so larger batches cost it less an item, until they no longer do. */
const BATCHES = [1_000, 4_000, 8_000];

/** Items a second against many strategies, tokenising included, ÷ Postgres on the same items in the same run. */
export async function run(): Promise<void> {
  const { items: real, origin } = citations();
  const items = makeItems(ITEMS, real, 1);
  const before = makeItems(BEFORE, real, 2);
  const database = await copyTemplate(process.env.TEST_SERVER_URL!);
  try {
    for (const count of COUNTS) {
      const strategies = makeStrategies(count, real, 3);
      const index = new StrategyIndex();
      strategies.forEach((query, i) => index.add(String(i), query));
      for (const item of before) index.match(item);
      index.reanchor();
      const rounds: number[] = [];
      let matches = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now();
        matches = 0;
        for (const item of items) matches += index.match(item).length;
        rounds.push((ITEMS * 1000) / (performance.now() - began));
      }
      const perSecond = median(rounds);
      process.stderr.write(`  ${count}: ${Math.round(perSecond)} items/s, ${matches} matches, ${(index.bytes / 2 ** 20).toFixed(0)} MB\n`);
      const best = await withClient(database.url, async (client) => {
        await loadStrategies(client, strategies);
        const tried: { batch: number; perSecond: number }[] = [];
        for (const batch of BATCHES) {
          const { tookMs, matches: theirs } = await matchBatch(client, items.slice(0, batch));
          const ours = items.slice(0, batch).reduce((sum, item) => sum + index.match(item).length, 0);
          if (theirs !== ours) throw new Error(`Postgres found ${theirs} matches, the index ${ours}: they do not do the same work`);
          tried.push({ batch, perSecond: (batch * 1000) / tookMs });
          process.stderr.write(`  ${count}: Postgres ${Math.round(tried.at(-1)!.perSecond)} items/s in a batch of ${batch}\n`);
        }
        return tried.reduce((one, other) => (other.perSecond > one.perSecond ? other : one));
      });
      report({
        name: `match-strategies-${count}`,
        ratio: perSecond / best.perSecond,
        perSecond,
        goal: count === 1_000 ? 'as far as it goes' : count === 10_000 ? '≥ 15, ≥ 25000 items/s' : '≥ 15',
        of: `Postgres' best: GIN over a batch of ${best.batch} of the same items, then every query, ${Math.round(best.perSecond)} items/s; items made from ${origin}, ${(matches / ITEMS).toFixed(1)} matches each, found by both`,
      });
    }
  } finally {
    await database.drop();
  }
}
