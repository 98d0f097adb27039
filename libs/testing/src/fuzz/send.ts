import { Agent, request } from 'node:http';
import { addressOf, bodyOf, type Wish } from './wish.js';

/** What came back. */
export interface Got {
  /** 0: nothing within the time given. */
  status: number;
  headers: Record<string, string>;
  text: string;
  tookMs: number;
}

const PATIENCE_MS = 10_000;
const EVENT_STREAM = 'text/event-stream';

/** Sends requests as they are: no path is tidied up, no method refused. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(private readonly origin: URL) {}

  /** Resolves whatever happens; a stream that goes on for ever is left after its first words. */
  send(wish: Wish, token: string | null): Promise<Got> {
    const body = bodyOf(wish);
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...wish.headers,
      ...(body && { 'content-length': String(body.length) }),
    };
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (status: number, text: string, given: Got['headers'] = {}) => resolve({ status, text, headers: given, tookMs: performance.now() - began });
      const { hostname, port } = this.origin;
      const sent = request({ agent: this.#agent, hostname, port, method: wish.method, path: addressOf(wish), headers, timeout: PATIENCE_MS }, (reply) => {
        const chunks: Buffer[] = [];
        const given = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, String(value)]));
        const done = () => end(reply.statusCode!, Buffer.concat(chunks).toString('utf8'), given);
        reply.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (!given['content-type']?.startsWith(EVENT_STREAM)) return;
          done();
          reply.destroy();
        });
        reply.on('end', done);
        reply.on('error', done);
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', (error) => end(0, error.message));
      sent.end(body ?? undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
