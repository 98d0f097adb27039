import { parseArgs } from 'node:util';
import { Dice, hasRedis } from '@liaison/testing';
import { fateOfFatalPayload } from '../../test/crash/fatal-payload.js';
import { findings, table, wrongFate } from '../../test/crash/report.js';
import { runThroughKills, startServers, stopServers, type Plan } from '../../test/crash/stage.js';
import { writes } from '../../test/crash/writes.js';

/**
 * `npm run test:crash [-- --writes 5700 --seed 7 --backend redis]`: the crash ledger at length, on both backends
 * of the queue unless one is told; exit code 1 when anything that was acknowledged is lost, doubled or altered.
 */
const { values } = parseArgs({ options: { writes: { type: 'string', default: '5700' }, seed: { type: 'string' }, backend: { type: 'string' } } });
const backends = ['postgres', 'redis'].filter((backend) => !values.backend || values.backend === backend);
const [count, seed] = [values.writes, values.seed ?? String(Date.now() % 1_000_000)].map(Number) as [number, number];
if (!Number.isInteger(count) || !Number.isInteger(seed) || backends.length === 0) {
  process.stderr.write('Usage: npm run test:crash [-- --writes <number> --seed <number> --backend postgres|redis]\n');
  process.exit(2);
}
const FLOOR = { keyed: 5_000, kills: 30, killsOfEach: 5 };
const plan: Plan = {
  parts: [['interactions', 'http'], ['interactions', 'jobs'], ['kol', 'http'], ['kol', 'jobs'], ['directory', 'all'], ['pathways', 'all'], ['monitoring', 'all']],
  writes,
  load: { writes: count, concurrency: 16, perSecond: 25, replayed: 0.1 },
  kills: { each: 5, postgres: 5, redis: 5 },
  settlesWithinMs: 120_000,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

async function prove(backend: string): Promise<void> {
  const servers = await startServers(backend === 'redis');
  try {
    const began = Date.now();
    const aftermath = await runThroughKills(servers, plan, new Dice(seed));
    const fate = await fateOfFatalPayload(servers);
    say(`\nwith the queue on ${backend}, ${Math.round((Date.now() - began) / 1_000)} s\n${table(aftermath)}`);
    say(`a payload that kills its process: ${JSON.stringify(fate.given)} after ${fate.deaths} deaths; replayed: ${JSON.stringify(fate.replayed)}`);
    const wrong = [...findings(aftermath, FLOOR), ...wrongFate(fate)];
    say(wrong.length > 0 ? wrong.map((one) => `- ${one}`).join('\n') : 'nothing lost, nothing doubled, no replay that differs');
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await stopServers(servers);
  }
}

say(`seed ${seed}`);
for (const backend of backends) {
  if (backend === 'redis' && !hasRedis()) {
    say('There is no redis-server here: half of the proof is missing.');
    process.exitCode = 1;
  } else await prove(backend);
}
