import { parseArgs } from 'node:util';
import { onPreparedServer } from '@liaison/testing';
import { tailUnderLoad } from '../../test/audit/tail.js';
import { inWords, openAuditWorld, tamper } from '../../test/audit/tamper.js';
import { prepareDatabase } from '../prepare.js';

/**
 * `npm run test:audit [-- --tamperings 1000 --seed 7 --load 125]`: tampers with an audit in all ways, then looks for
 * so many seconds how old its tail gets under load. Exit code 1 when something goes unseen or is told of the wrong
 * place, or when the tail gets older than a minute.
 */
const { values } = parseArgs({ options: { tamperings: { type: 'string', default: '1000' }, seed: { type: 'string' }, load: { type: 'string', default: '125' } } });
const [tamperings, seed, load] = [values.tamperings, values.seed ?? String(Date.now() % 1_000_000), values.load].map(Number) as [number, number, number];
if (![tamperings, seed, load].every(Number.isInteger)) {
  process.stderr.write('Usage: npm run test:audit [-- --tamperings <number> --seed <number> --load <seconds>]\n');
  process.exit(2);
}
const TAIL_AT_MOST_SECONDS = 60;
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
  if (load === 0) return;
  const { entries, broken, unsealedSeconds, unanchoredSeconds } = await tailUnderLoad(load);
  process.stdout.write(`${entries} entries sealed in ${load} s of load, ${broken ?? 'sound'}; oldest without a seal ${unsealedSeconds.toFixed(1)} s, without an anchor ${unanchoredSeconds.toFixed(1)} s\n`);
  if (broken || unanchoredSeconds > TAIL_AT_MOST_SECONDS) process.exitCode = 1;
});
