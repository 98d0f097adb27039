import { parseArgs } from 'node:util';
import { inWords, onPreparedServer } from '@liaison/testing';
import { fuzzSuite, openFuzzWorld } from '../../test/fuzz-world.js';
import { prepareDatabase } from '../prepare.js';

/** `npm run test:fuzz [-- --requests 20000 --seed 7]`: requests of all kinds against the whole suite; exit code 1 when an answer cannot be right. */
const { values } = parseArgs({ options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string' } } });
const [requests, seed] = [values.requests, values.seed ?? String(Date.now() % 1_000_000)].map(Number) as [number, number];
if (!Number.isInteger(requests) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run test:fuzz [-- --requests <number> --seed <number>]\n');
  process.exit(2);
}
process.stdout.write(`seed ${seed}\n`);
await onPreparedServer(prepareDatabase, async () => {
  const world = await openFuzzWorld();
  try {
    const report = await fuzzSuite(world, requests, seed);
    process.stdout.write(`${inWords(report)}\n`);
    process.exitCode = report.findings.length + report.unreached.length > 0 ? 1 : 0;
  } finally {
    await world.close();
  }
});
