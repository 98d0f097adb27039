import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Handler } from '@liaison/platform';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
};
export const FILES_POLICY = `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'`;

interface File {
  body: Buffer;
  type: string;
  etag: string;
}

/** Serves the built files from memory; what is none of them goes on to `otherwise`. */
export function files(folder: string, otherwise: Handler): Handler {
  const known = new Map<string, File>();
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const body = readFileSync(join(folder, name));
    const path = `/${name.split(sep).join('/')}`.replace(/\/index\.html$/, '');
    known.set(path || '/', { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` });
  }
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const file = known.get(path === '/' ? path : path.replace(/\/$/, ''));
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return otherwise(request, response);
    const headers = { 'content-type': file.type, etag: file.etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'content-security-policy': FILES_POLICY };
    if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304, headers).end();
    response.writeHead(200, { ...headers, 'content-length': file.body.length }).end(request.method === 'HEAD' ? undefined : file.body);
  };
}
