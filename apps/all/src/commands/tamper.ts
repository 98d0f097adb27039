import { parseArgs } from 'node:util';
import { onPreparedServer } from '@liaison/testing';
import { inWords, openAuditWorld, tamper } from '../../test/audit/tamper.js';
import { prepareDatabase } from '../prepare.js';

/** `npm run test:audit [-- --tamperings 1000 --seed 7]`: tampers with an audit in all ways; exit code 1 when one goes unseen, or is told of the wrong place. */
const { values } = parseArgs({ options: { tamperings: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const [tamperings, seed] = [values.tamperings, values.seed ?? String(Date.now() % 1_000_000)].map(Number) as [number, number];
if (!Number.isInteger(tamperings) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run test:audit [-- --tamperings <number> --seed <number>]\n');
  process.exit(2);
}
process.stdout.write(`seed ${seed}\n`);
await onPreparedServer(prepareDatabase, async () => {
  const world = await openAuditWorld();
  try {
    const report = await tamper(world, tamperings, seed);
    process.stdout.write(`${inWords(report)}\n`);
    process.exitCode = report.unseen.length > 0 ? 1 : 0;
  } finally {
    await world.close();
  }
});
