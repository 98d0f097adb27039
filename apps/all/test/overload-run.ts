import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@liaison/contracts';
import { atOnce, freePort, percentile, type Deployment } from '@liaison/testing';
import { ask, keepAsking, type Answered } from './open-loop.js';

export interface OverloadRun {
  /** Reads that the service answers a second when it has as many as it can take. */
  capacity: number;
  asked: Record<Kind, Outcome>;
  /** Answers that are neither a success nor a refusal which says when to come again. */
  wrong: string[];
  /** The longest queue that was seen in each lane. */
  longest: Record<string, number>;
  mostMegabytes: number;
}

export interface Outcome {
  answered: number;
  refused: number;
  tookMs: number[];
}

type Kind = 'read' | 'meeting' | 'batch' | 'adverse event';

export interface Measure {
  /** Meetings that the lists are read from. */
  meetings: number;
  saturatedMs: number;
  overloadedMs: number;
}

/** As many readers at once as hold every connection that readers may hold, and wait for more. */
const READERS = 48;
/** How much more is asked than can be answered. */
const TIMES = 4;
/** What must not be shed, each so many times a second. */
const URGENT_PER_SECOND = 5;
const LOOK_EVERY_MS = 200;

const meeting = () => ({ id: newId(), channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] });
const oneItem = () => (({ id, ...body }) => ({ items: [{ key: id, method: 'POST', id, body }] }))(meeting());

const requests: Record<Kind, () => [method: string, path: string, body: object | undefined]> = {
  read: () => ['GET', '/interactions?limit=20', undefined],
  meeting: () => ['POST', '/interactions', meeting()],
  batch: () => ['POST', '/interactions/batch', oneItem()],
  'adverse event': () => ['POST', '/adverse-events', { verbatim: 'Un malaise.' }],
};

/** Asks a service for four times as many reads as it can answer, and besides for what must not be shed. */
export async function overload(deployment: Deployment, { meetings, saturatedMs, overloadedMs }: Measure): Promise<OverloadRun> {
  const metricsPort = await freePort();
  const service = await deployment.start('interactions', 'all', { env: { METRICS_PORT: String(metricsPort) } });
  await service.ready();
  const headers = { authorization: `Bearer ${await deployment.issuer.token('maude')}` };
  const agent = new Agent({ keepAlive: true });
  const send = (kind: Kind) => ask(agent, service.port, ...requests[kind](), headers);
  const run: OverloadRun = { capacity: 0, asked: { read: none(), meeting: none(), batch: none(), 'adverse event': none() }, wrong: [], longest: {}, mostMegabytes: 0 };
  for (let made = 0; made < meetings; made += 8) await Promise.all(Array.from({ length: 8 }, () => send('meeting')));
  run.capacity = (await atOnce(READERS, saturatedMs, () => send('read'))).perSecond;

  const enough = AbortSignal.timeout(overloadedMs);
  const kinds = Object.keys(requests) as Kind[];
  await Promise.all([
    ...kinds.map((kind) => keepAsking(kind === 'read' ? run.capacity * TIMES : URGENT_PER_SECOND, enough, () => note(run, kind, send(kind)))),
    look(run, metricsPort, enough),
  ]);
  agent.destroy();
  return run;
}

const none = (): Outcome => ({ answered: 0, refused: 0, tookMs: [] });

async function note(run: OverloadRun, kind: Kind, sent: Promise<Answered>): Promise<void> {
  const began = performance.now();
  const { status, headers, text } = await sent.catch((error: Error) => ({ status: 0, headers: {} as Answered['headers'], text: error.message }));
  const outcome = run.asked[kind];
  const itemFailed = kind === 'batch' && status === 200 && JSON.parse(text).items[0].status !== 201;
  if (status >= 200 && status < 300 && !itemFailed) {
    outcome.answered++;
    outcome.tookMs.push(performance.now() - began);
  } else if (status === 503 && headers['retry-after'] && headers['content-type']?.startsWith('application/problem+json')) outcome.refused++;
  else run.wrong.push(`${kind}: ${status} ${text}`);
}

/** Looks at the service's own figures while it goes on. */
async function look(run: OverloadRun, metricsPort: number, enough: AbortSignal): Promise<void> {
  for (; !enough.aborted; await sleep(LOOK_EVERY_MS)) {
    const text = await fetch(`http://127.0.0.1:${metricsPort}/metrics`).then((reply) => reply.text(), () => '');
    for (const [, lane, waiting] of text.matchAll(/^liaison_db_waiting\{lane="(\w+)".*\} (\d+)$/gm)) run.longest[lane!] = Math.max(run.longest[lane!] ?? 0, Number(waiting));
    run.mostMegabytes = Math.max(run.mostMegabytes, Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1] ?? 0) / 1_048_576);
  }
}

/** What came of it, for people. */
export function overloadInWords({ capacity, asked, wrong, longest, mostMegabytes }: OverloadRun): string {
  const of = ([kind, { answered, refused, tookMs }]: [string, Outcome]) =>
    `${kind}: ${answered} answered, ${refused} refused, p50 ${percentile(tookMs, 50).toFixed(0)} ms, p99 ${percentile(tookMs, 99).toFixed(0)} ms`;
  return [
    `${capacity.toFixed(0)} reads/s at saturation, asked for ${TIMES} times as many`,
    ...Object.entries(asked).map(of),
    `${wrong.length} wrong answers; longest queues ${Object.entries(longest).map(([lane, n]) => `${lane} ${n}`).join(', ')}; at most ${mostMegabytes.toFixed(0)} MB`,
  ].join('\n');
}
