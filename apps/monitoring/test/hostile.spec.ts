import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endProcess, inProcess } from '@liaison/testing';
import { startCanary, type Canary } from './hostile/canary.js';
import type { Outcome, Told } from './hostile/hostile-run.js';
import { startHostileServer, type HostileServer } from './hostile/hostile-server.js';

/** What every hostile behaviour ends as, with the limits that hold in earnest: slow and silent sources, which need a minute, stand in fetching.spec.ts with shorter limits. */
const ENDED: Record<string, string> = {
  'endless-body': 'too-large',
  'gzip-bomb': 'too-large-unpacked',
  'brotli-bomb': 'too-large-unpacked',
  truncated: 'cut-off',
  'truncated-gzip': 'cut-off',
  'redirect-loop': 'too-many-redirects',
  'redirect-to-canary': 'private-address',
  'redirect-to-canary-by-name': 'private-address',
  'redirect-to-metadata': 'private-address',
  'server-error': 'server-error',
  gone: 'gone',
  'busy-seconds': 'later',
  unavailable: 'later',
};
const READ = ['wholesome', 'wrong-charset', 'entity-bomb', 'external-entities', 'hundred-thousand-items', 'duplicate-ids', 'bad-dates', 'script-in-titles', 'no-feed', 'no-content', 'moved-permanently'];

const MEGABYTE = 2 ** 20;
/** Twice the largest answer, the reader's thread and what is not yet collected; bombs would need gigabytes. */
const MEMORY_MAX = 700 * MEGABYTE;

let canary: Canary;
let hostile: HostileServer;
let told: Told;
const of = (behaviour: string): Outcome => told.outcomes.find((outcome) => outcome.behaviour === behaviour)!;

beforeAll(async () => {
  canary = await startCanary();
  hostile = await startHostileServer(canary);
  const program = new URL(pathToFileURL(`${process.cwd()}/dist/apps/monitoring/test/hostile/hostile-run.js`));
  const { child, said } = await inProcess<Told>(program, { HOSTILE_URL: hostile.origin, HOSTILE_PORT: `127.0.0.1:${hostile.port}`, BEHAVIOURS: [...Object.keys(ENDED), ...READ].join(',') });
  told = said;
  await endProcess(child);
}, 120_000);
afterAll(() => Promise.all([hostile.close(), canary.close()]));

describe('a hostile source', () => {
  it.each(Object.entries(ENDED))('that does this is told of in words: %s (%s)', (behaviour, how) => {
    const { ended, entries } = of(behaviour);
    expect([ended?.code ?? ended?.kind, entries]).toEqual([how, 0]);
    if (ended?.kind === 'failed') expect([ended.message!.fr, ended.message!.en]).toEqual([expect.stringMatching(/\p{L}.*\.$/u), expect.stringMatching(/\p{L}.*\.$/u)]);
  });

  it.each(READ)('whose answer is taken is read to its end, or refused with a reason: %s', (behaviour) => {
    const { ended, entries, refusals } = of(behaviour);
    expect([ended, entries > 0]).toEqual([undefined, true]);
    for (const { message } of refusals) expect(message.fr + message.en).not.toMatch(/unexpected|token|exception|undefined|at line|Error\b/i);
  });

  it('reaches nothing inside, neither by redirects nor by what its documents name', () => {
    expect(canary.reached).toEqual([]);
  });

  it('does not take the memory of the service', () => {
    expect(told.peakBytes).toBeLessThan(MEMORY_MAX);
  });

  it('gets no entity resolved: neither bomb nor file', () => {
    const said = JSON.stringify([of('entity-bomb'), of('external-entities')]);
    expect(said.length).toBeLessThan(5_000);
    expect(said).not.toMatch(/root:|what nobody outside|rirerire/);
  });

  it('gets no script into a title', () => {
    expect(JSON.stringify(of('script-in-titles').titles)).not.toMatch(/<script|onerror|<img/i);
  });

  it('is read in its real charset', () => {
    expect(of('wrong-charset').titles).toEqual(['Rappel à Québec']);
  });
});
