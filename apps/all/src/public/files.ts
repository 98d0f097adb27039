import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Handler } from '@liaison/platform';
import { NONCE_MARK, pagesPolicy } from './pages-policy.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};
/** Names of these carry a hash of their content: what they hold never changes. */
const IMMUTABLE = '/assets/';
/** Addresses that are nobody's page: below them an unknown address stays unknown. */
const NO_PAGES = /^\/(api|oidc|auth|health|assets)(\/|$)/;

interface File {
  body: Buffer;
  zipped: Promise<Buffer> | null;
  type: string;
  etag: string;
  cache: string;
}

/** Serves the built files from memory; what is none of them, nor a page of the app, goes on to `otherwise`. */
export function files(folder: string, otherwise: Handler): Handler {
  const known = read(folder);
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const file = known.get(path === '/' ? path : path.replace(/\/$/, '')) ?? (asksForPage(request, path) ? known.get('/') : undefined);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return otherwise(request, response);
    const page = file.type === TYPES['.html'];
    const nonce = page ? randomBytes(16).toString('base64url') : '';
    const headers: OutgoingHttpHeaders = { 'content-type': file.type, 'cache-control': file.cache, 'x-content-type-options': 'nosniff', 'content-security-policy': pagesPolicy(nonce), vary: 'accept-encoding' };
    // A page is another one each time: its nonce must not be one that an earlier answer has shown.
    if (!page) headers.etag = file.etag;
    if (!page && request.headers['if-none-match'] === file.etag) return void response.writeHead(304, headers).end();
    const send = (body: Buffer, more: OutgoingHttpHeaders = {}) =>
      response.writeHead(200, { ...headers, ...more, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
    if (page) return void send(Buffer.from(file.body.toString('utf8').replaceAll(NONCE_MARK, nonce)));
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'])) || !isText(file.type)) return void send(file.body);
    file.zipped ??= promisify(gzip)(file.body);
    file.zipped.then((body) => send(body, { 'content-encoding': 'gzip' }), () => response.destroy());
  };
}

function read(folder: string): Map<string, File> {
  const known = new Map<string, File>();
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const body = readFileSync(join(folder, name));
    const path = `/${name.split(sep).join('/')}`.replace(/\/index\.html$/, '');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    known.set(path || '/', { body, zipped: null, type, etag, cache: path.startsWith(IMMUTABLE) ? 'public, max-age=31536000, immutable' : 'no-cache' });
  }
  return known;
}

/** The app's own addresses exist in the browser only: whoever asks for one as a page gets the app. */
const asksForPage = (request: IncomingMessage, path: string): boolean => (request.headers.accept ?? '').includes('text/html') && !NO_PAGES.test(path);

const isText = (type: string): boolean => !type.startsWith('image/png');
