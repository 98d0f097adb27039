import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@liaison/contracts';
import type { Client, Deployment, Reply, ServiceProcess } from '@liaison/testing';
import { brokenAudit } from './crash/books.js';
import { countKept, type Kept } from './kept.js';
import { keepAsking } from './open-loop.js';

export interface OutageRun {
  acknowledged: number;
  /** Answers of 503, each a problem document that says when to come again. */
  refusals: number;
  /** Answers that are neither a success nor such a refusal, and connections that broke. */
  wrong: string[];
  /** What the services said of themselves while it lasted. */
  health: { live: Set<number>; ready: Set<number> };
  /** What readers were answered while it lasted. */
  readers: Set<number>;
  kept: Kept;
  broken: string | null;
  deaths: number;
  /** From the end of the outage to the first meeting that was taken again. */
  backAfterMs: number;
}

/** Something that the database suffers, and its end. */
export interface Outage {
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
  lastsMs: number;
  /** The load before it, and after it. */
  aroundMs: number;
}

const PER_SECOND = 5;
const AGAIN_AFTER_MS = 1_000;
const LOOK_EVERY_MS = 500;
const SETTLES_WITHIN_MS = 120_000;

/** Logs meetings through an outage of the database: who is refused asks again with the same key until it is acknowledged. */
export async function throughOutage(deployment: Deployment, outage: Outage): Promise<OutageRun> {
  const [service, kol] = [await deployment.start('interactions', 'all'), await deployment.start('kol', 'jobs')];
  await Promise.all([service, kol].map((one) => one.ready()));
  const maude = await deployment.as('maude', service.origin);
  const run: OutageRun = { acknowledged: 0, refusals: 0, wrong: [], health: { live: new Set(), ready: new Set() }, readers: new Set(), kept: null as never, broken: null, deaths: 0, backAfterMs: 0 };
  const enough = new AbortController();
  let endedAtMs = Number.POSITIVE_INFINITY;
  const load = keepAsking(PER_SECOND, enough.signal, async () => {
    await insist(maude, run);
    if (performance.now() > endedAtMs) run.backAfterMs ||= performance.now() - endedAtMs;
  });
  try {
    await sleep(outage.aroundMs);
    await outage.begin();
    for (const until = Date.now() + outage.lastsMs; Date.now() < until; await sleep(LOOK_EVERY_MS)) await look(maude, service, run);
    await outage.end();
    endedAtMs = performance.now();
    await sleep(outage.aroundMs);
  } finally {
    enough.abort();
    await load;
  }
  run.kept = await countKept(deployment, SETTLES_WITHIN_MS);
  run.broken = (await brokenAudit(deployment)).join('; ') || null;
  run.deaths = service.deaths + kol.deaths;
  return run;
}

async function insist(client: Client, run: OutageRun): Promise<void> {
  const key = newId();
  const body = { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] };
  for (;;) {
    const reply = await client.post('/interactions', body, { 'idempotency-key': key }).catch((error: Error) => error);
    if (!(reply instanceof Error) && reply.status === 201) return void run.acknowledged++;
    if (!(reply instanceof Error) && isRefusal(reply)) run.refusals++;
    else return void run.wrong.push(reply instanceof Error ? `${reply.message}: ${String(reply.cause)}` : `${reply.status} ${reply.text}`);
    await sleep(AGAIN_AFTER_MS);
  }
}

const isRefusal = ({ status, headers, body }: Reply): boolean =>
  status === 503 && headers['content-type']!.startsWith('application/problem+json') && Number(headers['retry-after']) > 0 && ['unavailable', 'overloaded'].includes(body.code);

async function look(client: Client, service: ServiceProcess, run: OutageRun): Promise<void> {
  const statusOf = (path: string) => fetch(`${service.origin}${path}`).then((reply) => reply.status);
  run.health.live.add(await statusOf('/health/live'));
  run.health.ready.add(await statusOf('/health/ready'));
  const reply = await client.get('/interactions?limit=5');
  if (reply.status === 503 && !isRefusal(reply)) run.wrong.push(`${reply.status} ${reply.text}`);
  run.readers.add(reply.status);
}

/** What came of it, for people. */
export const outageInWords = ({ acknowledged, refusals, wrong, kept, broken, deaths, backAfterMs, health, readers }: OutageRun): string =>
  `${acknowledged} acknowledged, ${kept.interactions} rows, ${kept.auditEntries} audit entries, ${kept.touches} effects, ${kept.doubled} doubled; ${refusals} refusals, ${wrong.length} wrong answers; ` +
  `meanwhile live ${[...health.live].join('/')}, ready ${[...health.ready].join('/')}, reads ${[...readers].join('/')}; audit ${broken ?? 'sound'}, ${deaths} deaths; back after ${backAfterMs.toFixed(0)} ms`;
