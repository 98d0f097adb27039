import { createServer, type Server, type ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Handler } from './front.js';
import { limits } from './server.js';

/** How long an idle connection is kept: longer than the proxy's own patience, so that it never races with a request. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 20_000;
/** Nothing must have come for so long before a drain takes no more: then the clients have heard of it. */
const QUIET_MS = 1_000;
/** Clients that go on coming nonetheless are not waited for longer than this. */
const LINGER_AT_MOST_MS = 4_000;
const LOOK_EVERY_MS = 20;
/** One turn of the event loop accepts a connection, the next one reads from it, and one is to spare. */
const TURNS = 3;

/**
 * A listening server that can drain: from {@link Listener.drain} on each answer tells its client to come
 * back on another connection, and once the clients have gone, or nothing more has come, it takes no more.
 */
export class Listener {
  readonly #server: Server;
  readonly #answering = new Set<ServerResponse>();
  #draining = false;
  #lastCameMs = 0;

  constructor(handler: Handler) {
    this.#server = createServer({ requestTimeout: limits.requestMs, headersTimeout: HEADERS_MS, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      this.#answering.add(response);
      this.#lastCameMs = Date.now();
      response.once('close', () => this.#answering.delete(response));
      if (this.#draining) response.setHeader('connection', 'close');
      handler(request, response);
    });
  }

  async listen(port: number, host = '0.0.0.0'): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: stop what listens there, or choose another one by PORT.`) : error),
      );
      this.#server.listen(port, host, () => {
        this.#server.removeAllListeners('error');
        resolve();
      });
    });
    return (this.#server.address() as { port: number }).port;
  }

  /** Resolves when the last answer under way has been sent. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const response of this.#answering) if (!response.headersSent) response.setHeader('connection', 'close');
    // A request that is sent while its connection is being closed gets no answer: clients must have had time to hear of it.
    const began = (this.#lastCameMs = Date.now());
    while (await this.#mayCome(began)) await sleep(LOOK_EVERY_MS);
    // On a busy machine the moment may pass before the loop has come to what arrived in it: that is taken first.
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await closed;
  }

  async #mayCome(since: number): Promise<boolean> {
    const now = Date.now();
    return now - this.#lastCameMs < QUIET_MS && now - since < LINGER_AT_MOST_MS && (await this.#connections()) > 0;
  }

  #connections(): Promise<number> {
    return new Promise((resolve, reject) => this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
  }
}
