import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { brotliBomb, entityBomb, externalEntities, gzipMember } from './bombs.js';
import { badDates, duplicateIds, manyItems, rss, scriptInTitles, wholesome } from './feeds.js';
import type { Behaviour } from './behaviour.js';

const RSS = 'application/rss+xml';
const FEED = rss(wholesome);

const body =
  (content: string | Buffer, type = `${RSS}; charset=utf-8`, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': type, ...headers }).end(content);
  };
const encoded = (encoding: string, content: Buffer) => body(content, RSS, { 'content-encoding': encoding });

/** What is wrong with them is what they say. */
export const bodies: Record<string, Behaviour> = {
  wholesome: body(FEED),
  // Every fifth of a second a byte: it would take days, and never be idle for long.
  'slow-body': (response) => {
    response.writeHead(200, { 'content-type': RSS });
    const drip = setInterval(() => response.write(' '), 200);
    response.on('close', () => clearInterval(drip));
  },
  // The headers, a beginning, and then nothing more.
  'silent-body': (response) => {
    response.writeHead(200, { 'content-type': RSS }).write(FEED.slice(0, 40));
  },
  'silent-headers': () => {},
  'endless-body': (response) => {
    response.writeHead(200, { 'content-type': RSS });
    pour(response, Buffer.alloc(64 * 1024, ' '));
  },
  'endless-headers': (response) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\n${'X-Filler: more and more\r\n'.repeat(4_000)}\r\n`);
  },
  'gzip-bomb': (response) => {
    response.writeHead(200, { 'content-type': RSS, 'content-encoding': 'gzip' });
    pour(response, gzipMember());
  },
  'brotli-bomb': (response, request, world) => encoded('br', brotliBomb())(response, request, world),
  'nested-bomb': (response, request, world) => encoded('br, gzip', gzipSync(brotliBomb()))(response, request, world),
  gzip: encoded('gzip', gzipSync(FEED)),
  deflate: encoded('deflate', deflateSync(FEED)),
  'raw-deflate': encoded('deflate', deflateRawSync(FEED)),
  brotli: encoded('br', brotliCompressSync(FEED)),
  'twice-encoded': encoded('gzip, br', brotliCompressSync(gzipSync(FEED))),
  'broken-gzip': encoded('gzip', Buffer.from(`\u001f this is no gzip ${FEED}`)),
  'truncated-gzip': encoded('gzip', gzipSync(FEED).subarray(0, 60)),
  'unknown-encoding': encoded('zopfli', Buffer.from(FEED)),
  // It says more than it gives, then hangs up.
  truncated: (response) => {
    response.writeHead(200, { 'content-type': RSS, 'content-length': Buffer.byteLength(FEED) + 5_000 });
    response.write(FEED.slice(0, -60), () => response.destroy());
  },
  'not-http': (response) => {
    response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n');
  },
  'hangs-up': (response) => {
    response.destroy();
  },
  'wrong-charset': body(Buffer.from(rss([{ guid: 'accents', title: 'Rappel à Québec' }]), 'latin1')),
  'entity-bomb': body(entityBomb()),
  'external-entities': (response, request, world) => body(externalEntities(world.canary))(response, request, world),
  'hundred-thousand-items': (response, request, world) => body(manyItems(100_000))(response, request, world),
  'duplicate-ids': body(duplicateIds),
  'bad-dates': body(badDates),
  'script-in-titles': body(scriptInTitles),
  'no-feed': body('<!doctype html><title>Page introuvable</title><p>Désolé.', 'text/html'),
  'no-content': body(''),
};

/** Gives the same piece for ever, as quickly as it is taken, until the other side has had enough. */
function pour(response: ServerResponse, piece: Buffer): void {
  while (!response.destroyed && response.write(piece));
  if (!response.destroyed) response.once('drain', () => pour(response, piece));
}
