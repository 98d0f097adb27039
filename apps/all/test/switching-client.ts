import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answered {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
}

const AGAIN_AFTER_MS = 25;

/**
 * A client that keeps its connections alive, with two processes to go to. It stays with one until that
 * one refuses a connection, or closes one after an answer; then it goes to the other, as a proxy would.
 * What was sent on a connection is never sent again.
 */
export class SwitchingClient {
  /** Connections that were refused: nothing had been sent on them. */
  refused = 0;
  /** How often it went to the other process. */
  switched = 0;
  #at = 0;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly ports: [number, number],
    private readonly headers: Record<string, string>,
  ) {}

  /** @throws Error when a connection breaks on which the request was under way */
  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    for (;;) {
      const mine = this.#at;
      try {
        const answered = await this.#once(this.ports[mine]!, method, path, body, headers);
        if (answered.headers.connection === 'close') this.#leave(mine);
        return answered;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
        this.refused++;
        this.#leave(mine);
        await sleep(AGAIN_AFTER_MS);
      }
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #leave(one: number): void {
    if (this.#at !== one) return;
    this.#at = 1 - one;
    this.switched++;
  }

  #once(port: number, method: string, path: string, body: object | undefined, headers: Record<string, string>): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const sending = request(
        { agent: this.#agent, host: '127.0.0.1', port, method, path: `/api/v1${path}`, headers: { ...this.headers, ...(text && { 'content-type': 'application/json' }), ...headers } },
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
}
