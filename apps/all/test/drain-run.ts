import { newId } from '@liaison/contracts';
import { percentile, type Deployment, type ServiceProcess } from '@liaison/testing';
import { keepAsking } from './open-loop.js';
import { SwitchingClient } from './switching-client.js';

export interface DrainRun {
  terms: number;
  requests: number;
  /** Requests that were under way and got no answer, or one that is not a success. */
  failed: string[];
  /** Reads that were refused with 503 because the machine had too much to do, which has nothing to do with a drain. */
  shed: number;
  /** How the processes ended, other than with 0. */
  dirty: (number | string)[];
  /** Meetings that were acknowledged and are not there, or are there and were not acknowledged. */
  astray: number;
  /** Requests that were never begun, because too many were under way on a machine that could not keep up. */
  leftOut: number;
  refused: number;
  switched: number;
  slowestDrainMs: number;
  p99Ms: number;
}

interface Heard {
  acknowledged: string[];
  tookMs: number[];
}

/** As many connections as a proxy would keep. */
const UNDER_WAY_AT_MOST = 100;

/** Ends two processes of a service in turn, again and again, while a client asks the one that is there so many times a second. */
export async function drainUnderLoad(deployment: Deployment, terms: number, perSecond: number): Promise<DrainRun> {
  const pair = [await deployment.start('interactions', 'all'), await deployment.start('interactions', 'all')] as [ServiceProcess, ServiceProcess];
  await Promise.all(pair.map((one) => one.ready()));
  const client = new SwitchingClient([pair[0].port, pair[1].port], { authorization: `Bearer ${await deployment.issuer.token('maude')}` });
  const run: DrainRun = { terms, requests: 0, failed: [], shed: 0, dirty: [], astray: 0, leftOut: 0, refused: 0, switched: 0, slowestDrainMs: 0, p99Ms: 0 };
  const enough = new AbortController();
  const heard: Heard = { acknowledged: [], tookMs: [] };
  const load = keepAsking(perSecond, enough.signal, (n) => askOnce(client, n, run, heard), UNDER_WAY_AT_MOST);
  try {
    for (let i = 0; i < terms; i++) {
      const victim = pair[i % 2]!;
      const began = performance.now();
      const end = await victim.terminate();
      run.slowestDrainMs = Math.max(run.slowestDrainMs, performance.now() - began);
      if (end !== 0) run.dirty.push(end);
      await victim.ready();
    }
  } finally {
    enough.abort();
    run.leftOut = await load;
    client.close();
  }
  const kept = new Set((await deployment.sql<{ id: string }>('SELECT id FROM interactions.interactions')).map((row) => row.id));
  run.astray = heard.acknowledged.filter((id) => !kept.delete(id)).length + kept.size;
  return { ...run, refused: client.refused, switched: client.switched, p99Ms: percentile(heard.tookMs, 99) };
}

/** What came of it, for people. */
export const drainInWords = ({ terms, requests, failed, shed, dirty, astray, leftOut, refused, switched, slowestDrainMs, p99Ms }: DrainRun): string =>
  `${terms} × SIGTERM, ${requests} requests: ${failed.length} failed, ${shed} reads shed, ${leftOut} not begun, ${dirty.length} dirty exits, ${astray} meetings astray; ` +
  `${refused} connections refused, ${switched} switches, slowest drain ${slowestDrainMs.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms`;

async function askOnce(client: SwitchingClient, n: number, run: DrainRun, { acknowledged, tookMs }: Heard): Promise<void> {
  const id = newId();
  const began = performance.now();
  run.requests++;
  try {
    const { status, text } = await requests[n % requests.length]!(client, id);
    if (status === 503 && JSON.parse(text).code === 'overloaded' && n % requests.length >= URGENT) run.shed++;
    else if (status >= 400) run.failed.push(`${status} ${text}`);
    else if (n % requests.length < LOGGING) acknowledged.push(id);
  } catch (error) {
    run.failed.push(`${(error as NodeJS.ErrnoException).code ?? ''} ${(error as Error).message}`);
  }
  tookMs.push(performance.now() - began);
}

const meeting = () => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] });

/** The first of them log a meeting under the id given; those and some more are never shed. */
const LOGGING = 2;
const URGENT = 3;
const requests: ((client: SwitchingClient, id: string) => ReturnType<SwitchingClient['send']>)[] = [
  (client, id) => client.send('POST', '/interactions', { id, ...meeting() }, { 'idempotency-key': id }),
  (client, id) => client.send('POST', '/interactions/batch', { items: [{ key: id, method: 'POST', id, body: meeting() }] }),
  (client) => client.send('POST', '/adverse-events', { verbatim: 'Un malaise.' }),
  (client) => client.send('GET', '/insights?limit=5'),
  (client) => client.send('GET', '/commitments'),
];
