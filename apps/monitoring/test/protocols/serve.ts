import { createServer } from 'node:http';
import { listen } from '../hostile/listen.js';

export interface Answer {
  status?: number;
  type?: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** Serves one protocol on a port of its own; `asked` keeps what came, parameters of the form included. */
export async function serve(answer: (said: { path: string; params: URLSearchParams; headers: Record<string, string | string[] | undefined> }) => Answer) {
  const asked: { path: string; params: URLSearchParams; method: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname: path, searchParams: params } = new URL(request.url!, 'http://here');
      for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString())) params.set(name, value);
      asked.push({ path, params, method: request.method! });
      const { status = 200, type = 'application/json', body, headers = {} } = answer({ path, params, headers: request.headers });
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    });
  });
  const { origin, port, close } = await listen(server);
  return { url: origin, hostPort: `127.0.0.1:${port}`, asked, close };
}

export type Served = Awaited<ReturnType<typeof serve>>;

export const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });

/** Records by what the source knows them by. A test puts in, changes and takes out between two looks: it is a plain map. */
export type Records<R = Record<string, unknown>> = Map<string, R>;

/** A slice of the records behind a cursor that only says where it begins. */
export function slice<R>(records: Records<R>, cursor: string | null, size: number): { items: R[]; next?: string; total: number } {
  const start = Number(/^at-(\d+)$/.exec(cursor ?? '')?.[1] ?? 0);
  const items = [...records.values()].slice(start, start + size);
  return { items, total: records.size, ...(start + size < records.size && { next: `at-${start + size}` }) };
}
