import { createServer } from 'node:http';
import { listen } from './listen.js';

/** A server on the loopback address that nobody may reach: it keeps what came all the same. */
export async function startCanary() {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.end('what nobody outside may read');
  });
  // A connection alone would already tell an attacker that something listens here.
  server.on('connection', () => reached.push('connection'));
  return { ...(await listen(server)), reached };
}

export type Canary = Awaited<ReturnType<typeof startCanary>>;
