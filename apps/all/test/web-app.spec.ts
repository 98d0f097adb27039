import { createServer, type Server } from 'node:http';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { files } from '../src/public/files.js';

const BUILT = join('dist', 'public');
const FIRST_LOAD_BYTES = 235_000;

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}

const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** What a browser has to have before the first screen stands: the entry and what it cannot do without. */
function firstLoad(): string[] {
  const [entry] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)!;
  const seen = new Set<string>();
  const found = new Set<string>(['index.html']);
  const walk = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name]!;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file);
    for (const one of chunk.imports ?? []) walk(one);
  };
  walk(entry);
  return [...found];
}

const MANTINE_CLASS = /\bm_[0-9a-f]{5,8}\b/g;
const built = (...kinds: string[]) => readdirSync(join(BUILT, 'assets')).filter((file) => kinds.some((kind) => file.endsWith(kind)));
const textOf = (kind: string) => built(kind).map((file) => readFileSync(join(BUILT, 'assets', file), 'utf8')).join('\n');

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(files(BUILT, (_, response) => void response.writeHead(404).end('nobody’s')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const page = (path: string) => fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });

describe('the web app', () => {
  it('is at most 235 kB, zipped, before the first screen stands', () => {
    const bytes = firstLoad().reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });

  it('is kept whole for the day without a network, whatever came late or never on the first visit', () => {
    const kept = readFileSync(join(BUILT, 'sw.js'), 'utf8');
    const missing = built('.js', '.css').filter((file) => !kept.includes(`"assets/${file}"`));
    expect(missing).toEqual([]);
  });

  it('has the styles of every piece of Mantine that it is made of', () => {
    const sheet = readFileSync(join('node_modules', '@mantine', 'core', 'styles.css'), 'utf8');
    const styled = new Set(sheet.match(MANTINE_CLASS));
    const named = new Set(textOf('.js').match(MANTINE_CLASS)!.filter((name) => styled.has(name)));
    const here = new Set(textOf('.css').match(MANTINE_CLASS));
    expect(named.size).toBeGreaterThan(100);
    expect([...named].filter((name) => !here.has(name))).toEqual([]);
  });

  it('answers at every address that only the browser knows, with a page', async () => {
    for (const path of ['/', '/stakeholders', '/interactions/new', '/signed-out']) {
      const reply = await page(path);
      expect([path, reply.status, reply.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(await reply.text()).toContain('<div id="app">');
    }
  });

  it('does not stand in for what is unknown to the API, nor for a missing file', async () => {
    for (const path of ['/api/v1/nothing', '/api/nothing', '/oidc/nothing', '/auth/nothing', '/assets/gone.js']) expect([path, (await page(path)).status]).toEqual([path, 404]);
    expect((await fetch(`${origin}/stakeholders`, { headers: { accept: 'application/json' } })).status).toBe(404);
  });

  it('gives each page a nonce of its own, in its policy and in itself, and allows nothing inline without it', async () => {
    const seen = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const reply = await page('/');
      const policy = reply.headers.get('content-security-policy')!;
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain(`script-src 'self';`);
      const nonce = /style-src 'self' 'nonce-([\w-]{20,})'/.exec(policy)![1]!;
      const text = await reply.text();
      expect(text).toContain(`<meta name="csp-nonce" content="${nonce}"`);
      expect(text).not.toContain('__CSP_NONCE__');
      seen.add(nonce);
    }
    expect(seen.size).toBe(3);
  });

  it('lets files whose name carries their content be kept for ever, and sends text zipped', async () => {
    const { file } = Object.values(manifest).find((chunk) => chunk.isEntry)!;
    const reply = await fetch(`${origin}/${file}`);
    expect(reply.headers.get('cache-control')).toContain('immutable');
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    const again = await fetch(`${origin}/${file}`, { headers: { 'if-none-match': reply.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  it('knows the API by types that the build generates', () => {
    expect(existsSync(join('apps', 'web', 'src', 'api', 'schema.d.ts'))).toBe(true);
    expect(readFileSync(join('apps', 'web', 'src', 'api', 'schema.d.ts'), 'utf8')).toContain('"/api/v1/interactions/{id}"');
  });
});
