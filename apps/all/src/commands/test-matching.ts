import { parseArgs } from 'node:util';
import { StrategyIndex } from '../../../monitoring/src/matching/indexed/strategy-index.js';
import { checkAgreement } from '../../../monitoring/test/matching/agreement.js';

/**
 * `npm run test:matching [-- --pairs 100000 --seed 7]`: random strategies and items, in pairs, while strategies come
 * and go; exit code 1 when the index says something else than the language. A tenth of them with colliding hashes.
 */
const { values } = parseArgs({ options: { pairs: { type: 'string', default: '100000' }, seed: { type: 'string' } } });
const [pairs, seed] = [values.pairs, values.seed ?? String(Date.now() % 1_000_000)].map(Number) as [number, number];
if (!Number.isInteger(pairs) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run test:matching [-- --pairs <number> --seed <number>]\n');
  process.exit(2);
}
process.stdout.write(`seed ${seed}\n`);
const verdicts = [
  checkAgreement(() => new StrategyIndex(), pairs, seed),
  checkAgreement(() => new StrategyIndex({ hashMask: 1 }), Math.ceil(pairs / 10), seed + 1),
];
for (const { counterexample } of verdicts) if (counterexample) process.stdout.write(`${counterexample}\n`);
const [checked, matched] = [verdicts.reduce((sum, one) => sum + one.pairs, 0), verdicts.reduce((sum, one) => sum + one.matched, 0)];
const failed = verdicts.filter(({ counterexample }) => counterexample).length;
process.stdout.write(`${checked} pairs, ${matched} of them matching, ${failed} counterexamples\n`);
process.exitCode = failed > 0 ? 1 : 0;
