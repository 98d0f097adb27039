import { parseArgs } from 'node:util';
import { endProcess, inProcess, onPreparedServer } from '@liaison/testing';
import type { Verdict } from '../../test/ordering/ordering.js';
import { prepareDatabase } from '../prepare.js';

/**
 * `npm run test:ordering [-- --runs 10000 --seed 7]`: histories of events in any order, repeated, with crashes on the
 * way; exit code 1 when a service ends up knowing something else than it would have in order.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } } });
const [runs, seed] = [values.runs, values.seed ?? String(Date.now() % 1_000_000)].map(Number) as [number, number];
if (!Number.isInteger(runs) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run test:ordering [-- --runs <number> --seed <number>]\n');
  process.exit(2);
}
/** Processes that share the runs: each waits for the database half of its time. */
const SHARES = 3;

process.stdout.write(`seed ${seed}\n`);
await onPreparedServer(prepareDatabase, async () => {
  const verdicts = await Promise.all(
    Array.from({ length: SHARES }, async (_, i) => {
      const env = { ORDERING_RUNS: String(Math.ceil(runs / SHARES)), ORDERING_SEED: String(seed + i) };
      const { child, said } = await inProcess<Verdict>(new URL('../../test/ordering/shard.js', import.meta.url), env);
      await endProcess(child);
      return said;
    }),
  );
  for (const { counterexample } of verdicts) if (counterexample) process.stdout.write(`${counterexample}\n`);
  const failed = verdicts.filter(({ counterexample }) => counterexample).length;
  process.stdout.write(`${verdicts.reduce((sum, one) => sum + one.runs, 0)} runs, ${failed} counterexamples\n`);
  process.exitCode = failed > 0 ? 1 : 0;
});
