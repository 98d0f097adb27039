import type { ServerResponse } from 'node:http';
import { rss, wholesome } from './feeds.js';
import type { Behaviour } from './behaviour.js';

/** A weak tag with what tags may hold: it must come back as it went. */
export const ETAG = 'W/"7-a?=\'x"';
export const LAST_MODIFIED = 'Mon, 02 Mar 2026 14:00:00 GMT';

const to =
  (status: number, location: string | ((world: { origin: string; canary: string }) => string)): Behaviour =>
  (response, _request, world) => {
    response.writeHead(status, { location: typeof location === 'string' ? location : location(world) }).end();
  };

const says =
  (status: number, headers: Record<string, string> = {}, text = 'Erreur.'): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
  };

const feed = (response: ServerResponse, headers: Record<string, string>) =>
  response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(rss(wholesome));

/** What is wrong with them is their status, or where they send one. */
export const statuses: Record<string, Behaviour> = {
  conditional: (response, { headers }) => {
    const known = headers['if-none-match'] === ETAG && headers['if-modified-since'] === LAST_MODIFIED;
    if (known) response.writeHead(304, { etag: ETAG }).end();
    else feed(response, { etag: ETAG, 'last-modified': LAST_MODIFIED });
  },
  'moved-permanently': to(301, '/wholesome'),
  'permanent-redirect': to(308, '/wholesome'),
  found: to(302, '/wholesome'),
  'temporary-redirect': to(307, '/wholesome'),
  // For good, then for now: what holds for good is only where the first one leads.
  'permanent-then-temporary': to(301, '/found'),
  'temporary-then-permanent': to(302, '/moved-permanently'),
  'redirect-loop': to(302, '/redirect-loop'),
  'redirect-around-a': to(301, '/redirect-around-b'),
  'redirect-around-b': to(301, '/redirect-around-a'),
  'redirect-nowhere': says(302),
  'redirect-to-nonsense': to(302, 'http://[not an address'),
  'redirect-to-file': to(302, 'file:///etc/passwd'),
  'redirect-with-credentials': to(302, ({ origin }) => origin.replace('http://', 'http://nom:secret@')),
  'redirect-to-canary': to(302, ({ canary }) => `${canary}/redirected`),
  'redirect-to-canary-for-good': to(301, ({ canary }) => `${canary}/redirected`),
  'redirect-to-canary-by-name': to(302, ({ canary }) => `${canary.replace('127.0.0.1', 'localhost')}/redirected`),
  'redirect-to-canary-as-number': to(302, ({ canary }) => `${canary.replace('127.0.0.1', '2130706433')}/redirected`),
  'redirect-to-canary-mapped': to(302, ({ canary }) => `${canary.replace('127.0.0.1', '[::ffff:7f00:1]')}/redirected`),
  'redirect-to-canary-any': to(302, ({ canary }) => `${canary.replace('127.0.0.1', '0.0.0.0')}/redirected`),
  // Wherever the address says.
  elsewhere: (response, { url }) => {
    response.writeHead(302, { location: new URL(url!, 'http://here').searchParams.get('to')! }).end();
  },
  'redirect-to-metadata': to(302, 'http://169.254.169.254/latest/meta-data/'),
  'redirect-to-network': to(302, 'http://10.1.2.3/admin'),
  'busy-seconds': says(429, { 'retry-after': '120' }),
  'busy-date': says(429, { 'retry-after': 'Mon, 02 Mar 2026 15:30:00 GMT' }),
  'busy-for-ever': says(429, { 'retry-after': '99999999999' }),
  'busy-nonsense': says(503, { 'retry-after': 'soon' }),
  'busy-without-word': says(429),
  unavailable: says(503, { 'retry-after': '3600' }),
  'server-error': says(500),
  gone: says(410),
  'not-found': says(404, {}, 'Resource not found.'),
  forbidden: says(403),
  unauthorized: says(401),
};
