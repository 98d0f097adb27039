import { request, type Agent, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * Begins so many pieces of work a second until it is enough, whether the earlier ones have ended or not; waits for all of them.
 * @param atOnceAtMost how many may be under way: beyond it, on a machine that cannot keep up, some are left out
 * @returns how many were left out
 */
export async function keepAsking(perSecond: number, enough: AbortSignal, work: (n: number) => Promise<void>, atOnceAtMost = Number.POSITIVE_INFINITY): Promise<number> {
  const underWay = new Set<Promise<void>>();
  const started = performance.now();
  let leftOut = 0;
  for (let n = 0; !enough.aborted; n++) {
    await sleep(Math.max(0, started + (n * 1_000) / perSecond - performance.now()));
    if (underWay.size >= atOnceAtMost) {
      leftOut++;
      continue;
    }
    const one = work(n).finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
  return leftOut;
}

/**
 * Asks on a connection that is kept.
 * @throws Error when the connection breaks, or cannot be made
 */
export function ask(agent: Agent, port: number, method: string, path: string, body: object | undefined, headers: Record<string, string>): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const sending = request(
      { agent, host: '127.0.0.1', port, method, path: `/api/v1${path}`, headers: { ...headers, ...(text && { 'content-type': 'application/json' }) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }));
      },
    );
    sending.on('error', reject);
    sending.end(text);
  });
}
