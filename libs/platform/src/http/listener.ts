import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Handler } from './front.js';
import { limits } from './server.js';

/** How long an idle connection is kept: longer than the proxy's own patience, so that it never races with a request. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 20_000;

/**
 * A listening server that can drain: after {@link Listener.drain} it takes no new connection, answers
 * what is under way, and tells each client to come back on another connection.
 */
export class Listener {
  readonly #server: Server;
  readonly #answering = new Set<ServerResponse>();
  #draining = false;

  constructor(handler: Handler) {
    this.#server = createServer({ requestTimeout: limits.requestMs, headersTimeout: HEADERS_MS, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      this.#answering.add(response);
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
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await closed;
  }
}
