import { createServer, type IncomingMessage } from 'node:http';
import type { Behaviour, HostileWorld } from './behaviour.js';
import { bodies } from './bodies.js';
import { statuses } from './statuses.js';
import { listen } from './listen.js';

/**
 * A source that does everything a source should not: each behaviour has an address, `/<its name>`.
 * `asked` keeps what came: the method, the address and the headers.
 */
export async function startHostileServer(canary: { origin: string }) {
  const behaviours: Record<string, Behaviour> = { ...bodies, ...statuses };
  const asked: { method: string; path: string; headers: IncomingMessage['headers']; body: Promise<string> }[] = [];
  const world: HostileWorld = { origin: '', canary: canary.origin };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push({ method: request.method ?? '', path, headers: request.headers, body: textOf(request) });
    const behaviour = behaviours[/^\/([\w-]+)/.exec(path)?.[1] ?? ''];
    if (behaviour) behaviour(response, request, world);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Rien ici.');
  });
  const listening = await listen(server);
  world.origin = listening.origin;
  return { ...listening, asked, url: (name: string) => `${listening.origin}/${name}` };
}

export type HostileServer = Awaited<ReturnType<typeof startHostileServer>>;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // Whoever asked has gone: what came is what there is.
  }
  return Buffer.concat(chunks).toString();
}
