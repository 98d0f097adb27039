import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Answered } from './open-loop.js';

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
        const answered = await ask(this.#agent, this.ports[mine]!, method, path, body, { ...this.headers, ...headers });
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
}
