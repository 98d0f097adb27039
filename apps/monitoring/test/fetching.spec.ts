import { createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SetClock } from '@liaison/platform';
import type { Ask, Fetched } from '../src/fetching/fetched.js';
import { Http } from '../src/fetching/http.js';
import type { Network } from '../src/fetching/network.js';
import { Turns } from '../src/fetching/politeness.js';
import { startCanary, type Canary } from './hostile/canary.js';
import { rss, wholesome } from './hostile/feeds.js';
import { startHostileServer, type HostileServer } from './hostile/hostile-server.js';
import { ETAG, LAST_MODIFIED } from './hostile/statuses.js';

let canary: Canary;
let hostile: HostileServer;

beforeAll(async () => {
  canary = await startCanary();
  hostile = await startHostileServer(canary);
});
// Whatever a test has tried, nothing inside may have been reached.
afterEach(() => {
  if (canary.reached.length > 0) throw new Error(`the canary was reached: ${canary.reached.splice(0).join(', ')}`);
});
afterAll(() => Promise.all([hostile.close(), canary.close()]));

const clock = new SetClock(new Date('2026-03-02T15:00:00Z'));
const LIMITS = { totalMs: 10_000, idleMs: 300, wireBytes: 2 ** 20, bytes: 4 * 2 ** 20 };
const atOnce = () => new Turns(() => 0, async () => undefined);
const PUBLIC = '130.14.29.110';

/** Names of the test's own. A public address is played by the loopback address: the machine has no other. */
const names = (answers: Record<string, string[][]>): Network & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (name) => {
      asked.push(name);
      return (answers[name]?.length ?? 0) > 1 ? answers[name]!.shift()! : (answers[name]?.[0] ?? []);
    },
    reach: (address) => (address === PUBLIC ? '127.0.0.1' : address),
  };
};

const http = (network?: Network, allowed = [`127.0.0.1:${hostile.port}`]) => new Http(clock, allowed, network, atOnce());
const fetchUrl = (url: string, ask: Partial<Ask> = {}, by = http()) => by.fetch({ url, limits: LIMITS, ...ask });
const fetch = (behaviour: string, ask: Partial<Ask> = {}) => fetchUrl(hostile.url(behaviour), ask);
const textOf = (fetched: Fetched) => (fetched.kind === 'fetched' ? Buffer.from(fetched.document.bytes).toString() : fetched);
const FEED = rss(wholesome);

describe('an answer', () => {
  it('is a document with what the server said of it', async () => {
    const fetched = await fetch('wholesome');
    expect(fetched).toMatchObject({ kind: 'fetched', document: { contentType: 'application/rss+xml; charset=utf-8', url: hostile.url('wholesome'), takenAt: clock.now() } });
    expect(textOf(fetched)).toBe(FEED);
  });

  it.each(['gzip', 'deflate', 'raw-deflate', 'brotli', 'twice-encoded'])('is unpacked: %s', async (behaviour) => {
    expect(textOf(await fetch(behaviour))).toBe(FEED);
  });

  it('may be empty', async () => {
    expect(textOf(await fetch('no-content'))).toBe('');
  });

  it('is unchanged when the source knows what we know, byte for byte', async () => {
    const first = await fetch('conditional');
    expect(first).toMatchObject({ kind: 'fetched', known: { etag: ETAG, lastModified: LAST_MODIFIED } });
    expect(await fetch('conditional', { known: { etag: ETAG, lastModified: LAST_MODIFIED } })).toMatchObject({ kind: 'unchanged' });
  });

  it('is asked for in the suite’s name, once', async () => {
    const before = hostile.asked.length;
    await fetch('wholesome', { accept: 'application/rss+xml' });
    expect(hostile.asked.slice(before).map(({ headers }) => headers)).toMatchObject([{ 'user-agent': expect.stringMatching(/^Liaison\//), accept: 'application/rss+xml', host: `127.0.0.1:${hostile.port}` }]);
  });
});

describe('a source that has moved', () => {
  it.each(['moved-permanently', 'permanent-redirect'])('for good says where: %s', async (behaviour) => {
    expect(await fetch(behaviour)).toMatchObject({ kind: 'fetched', movedTo: hostile.url('wholesome') });
  });

  it.each(['found', 'temporary-redirect', 'temporary-then-permanent'])('for now is followed and keeps its address: %s', async (behaviour) => {
    const fetched = await fetch(behaviour);
    expect([fetched.kind, 'movedTo' in fetched]).toEqual(['fetched', false]);
  });

  it('for good and then for now lives where the first step led', async () => {
    expect(await fetch('permanent-then-temporary')).toMatchObject({ kind: 'fetched', movedTo: hostile.url('found'), document: { url: hostile.url('wholesome') } });
  });

  it('for ever is gone', async () => {
    expect(await fetch('gone')).toEqual({ kind: 'gone' });
  });
});

describe('a source that is busy says when to come back', () => {
  it.each([
    ['busy-seconds', 429, '2026-03-02T15:02:00Z'],
    ['busy-date', 429, '2026-03-02T15:30:00Z'],
    ['busy-for-ever', 429, '2026-03-03T15:00:00Z'],
    ['busy-nonsense', 503, '2026-03-02T15:01:00Z'],
    ['busy-without-word', 429, '2026-03-02T15:01:00Z'],
    ['unavailable', 503, '2026-03-02T16:00:00Z'],
  ])('%s', async (behaviour, status, until) => {
    expect(await fetch(behaviour)).toEqual({ kind: 'later', status, until: new Date(until) });
  });

  it('and is asked for nothing else until then, where it is asked too often', async () => {
    const [by, began, until] = [http(), clock.now(), new Date('2026-03-02T15:02:00Z')];
    await fetchUrl(hostile.url('unavailable'), {}, by);
    expect(await fetchUrl(hostile.url('wholesome'), {}, by)).toMatchObject({ kind: 'fetched' });
    await fetchUrl(hostile.url('busy-seconds'), {}, by);
    const asked = hostile.asked.length;
    expect([await fetchUrl(hostile.url('wholesome'), {}, by), hostile.asked.length]).toEqual([{ kind: 'later', status: 429, until }, asked]);
    clock.set(until);
    expect(await fetchUrl(hostile.url('wholesome'), {}, by)).toMatchObject({ kind: 'fetched' });
    clock.set(began);
  });
});

describe('a source that fails is told of in words', () => {
  it.each([
    ['silent-body', 'silent'],
    ['silent-headers', 'silent'],
    ['endless-body', 'too-large'],
    ['endless-headers', 'bad-http'],
    ['gzip-bomb', 'too-large-unpacked'],
    ['brotli-bomb', 'too-large-unpacked'],
    ['nested-bomb', 'too-large-unpacked'],
    ['broken-gzip', 'bad-compression'],
    ['truncated-gzip', 'cut-off'],
    ['unknown-encoding', 'bad-compression'],
    ['truncated', 'cut-off'],
    ['hangs-up', 'cut-off'],
    ['not-http', 'bad-http'],
    ['redirect-loop', 'too-many-redirects'],
    ['redirect-around-a', 'too-many-redirects'],
    ['redirect-nowhere', 'bad-redirect'],
    ['redirect-to-nonsense', 'bad-address'],
    ['redirect-to-file', 'bad-address'],
    ['redirect-with-credentials', 'address-with-password'],
    ['not-found', 'not-found'],
    ['unauthorized', 'not-allowed'],
    ['forbidden', 'not-allowed'],
    ['server-error', 'server-error'],
  ])('%s: %s', async (behaviour, code) => {
    const fetched = await fetch(behaviour);
    expect(fetched).toMatchObject({ kind: 'failed', code, message: { fr: expect.any(String), en: expect.any(String) } });
  });

  it('slow-body: too-slow, though it is never silent for long', async () => {
    expect(await fetch('slow-body', { limits: { ...LIMITS, totalMs: 800 } })).toMatchObject({ kind: 'failed', code: 'too-slow' });
  });

  it('says what stood beside an error to its adapter', async () => {
    expect(await fetch('not-found')).toMatchObject({ status: 404, said: 'Resource not found.' });
  });

  it('says that nobody answers', async () => {
    const closed = await startCanary();
    await closed.close();
    expect(await fetchUrl(`${closed.origin}/`, {}, http(undefined, [`127.0.0.1:${closed.port}`]))).toMatchObject({ kind: 'failed', code: 'unreachable' });
  });

  it('says that it was told to stop', async () => {
    const stop = new AbortController();
    const fetching = fetch('silent-headers', { signal: stop.signal, limits: { ...LIMITS, idleMs: 10_000 } });
    stop.abort();
    expect(await fetching).toMatchObject({ kind: 'failed', code: 'stopped' });
  });
});

describe('what lies inside is never asked', () => {
  it.each(['redirect-to-canary', 'redirect-to-canary-for-good', 'redirect-to-canary-by-name', 'redirect-to-canary-as-number', 'redirect-to-canary-mapped', 'redirect-to-canary-any', 'redirect-to-metadata', 'redirect-to-network'])('through a redirect: %s', async (behaviour) => {
    expect(await fetch(behaviour)).toMatchObject({ kind: 'failed', code: 'private-address' });
  });

  it('by an address that a person gave, however it is written', async () => {
    const { port } = canary;
    const hosts = ['127.0.0.1', '127.1', '0x7f.0.0.1', '2130706433', '0', '[::1]', '[::ffff:127.0.0.1]', 'localhost', 'LOCALHOST', 'canary.localhost', '169.254.169.254', '10.0.0.1'];
    const codes = await Promise.all(hosts.map(async (host) => ((await fetchUrl(`http://${host}:${port}/`)) as { code?: string }).code));
    expect(codes).toEqual(hosts.map(() => 'private-address'));
  });

  it('by other schemes, or with a password in the address', async () => {
    const codes = await Promise.all(['file:///etc/passwd', 'ftp://exemple.test/', 'gopher://exemple.test/', 'http://nom:secret@exemple.test/', 'rien', ''].map(async (url) => ((await fetchUrl(url)) as { code?: string }).code));
    expect(codes).toEqual(['bad-address', 'bad-address', 'bad-address', 'address-with-password', 'bad-address', 'bad-address']);
  });

  it('by a name that leads there', async () => {
    const network = names({ 'dedans.test': [['10.0.0.7']], 'moitie.test': [[PUBLIC, '127.0.0.1']], 'six.test': [['::1']] });
    const codes = await Promise.all(['dedans.test', 'moitie.test', 'six.test', 'personne.test'].map(async (host) => ((await fetchUrl(`http://${host}:${canary.port}/`, {}, http(network))) as { code?: string }).code));
    expect(codes).toEqual(['private-address', 'private-address', 'private-address', 'unknown-host']);
  });

  it('by a name that is public when it is looked at and private a moment later: it is resolved once, and that address is asked', async () => {
    const network = names({ 'change.test': [[PUBLIC], ['127.0.0.1']] });
    const fetched = await fetchUrl(`http://change.test:${hostile.port}/wholesome`, {}, http(network, []));
    expect([fetched.kind, network.asked]).toEqual(['fetched', ['change.test']]);
    expect(hostile.asked.at(-1)!.headers.host).toBe(`change.test:${hostile.port}`);
  });

  it('by a name that becomes private between an address and its redirect', async () => {
    const network = names({ 'change.test': [[PUBLIC], ['127.0.0.1']] });
    const fetched = await fetchUrl(`http://change.test:${hostile.port}/found`, {}, http(network, []));
    expect([fetched, network.asked]).toEqual([expect.objectContaining({ code: 'private-address' }), ['change.test', 'change.test']]);
  });

  it('because another port of the same host is allowed', async () => {
    expect(await fetchUrl(`${canary.origin}/`)).toMatchObject({ code: 'private-address' });
  });
});

describe('who asks', () => {
  const credentials = { api_key: 'tres-secret', email: 'veille@exemple.test' };

  it('travels along and stands in nothing that comes back', async () => {
    const fetched = await fetch('found?q=a', { credentials });
    expect(hostile.asked.slice(-2).map(({ path }) => path)).toEqual(['/found?q=a&api_key=tres-secret&email=veille%40exemple.test', '/wholesome?api_key=tres-secret&email=veille%40exemple.test']);
    expect(JSON.stringify({ ...fetched, document: { ...(fetched as { document: object }).document, bytes: [] } })).not.toMatch(/tres-secret|veille/);
  });

  it('travels in the form when there is one', async () => {
    await fetch('wholesome', { form: { id: '1,2,3' }, credentials });
    const { method, path, body } = hostile.asked.at(-1)!;
    expect([method, path, await body]).toEqual(['POST', '/wholesome', 'id=1%2C2%2C3&api_key=tres-secret&email=veille%40exemple.test']);
  });

  it('is not told to another host that the source sends one to', async () => {
    const other = await startHostileServer(canary);
    const network = names({ 'source.test': [[PUBLIC]], 'ailleurs.test': [[PUBLIC]] });
    const by = http(network, []);
    await by.fetch({ url: `http://source.test:${hostile.port}/elsewhere?to=${encodeURIComponent(`http://ailleurs.test:${other.port}/wholesome?api_key=tres-secret`)}`, credentials, limits: LIMITS });
    expect(other.asked.map(({ path }) => path)).toEqual(['/wholesome']);
    await other.close();
  });

  it('is not told in words either', async () => {
    expect(JSON.stringify(await fetch('not-found', { credentials }))).not.toMatch(/tres-secret|veille/);
  });
});

describe('a connection', () => {
  it('names the host to TLS, though it goes to an address', async () => {
    const named: string[] = [];
    const server = createServer((socket) => {
      const tls = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(), SNICallback: (name, done) => (named.push(name), done(new Error('no certificate here'))) });
      tls.on('error', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const fetched = await fetchUrl(`https://source.test:${port}/`, {}, http(names({ 'source.test': [[PUBLIC]] }), []));
    server.close();
    expect([named, fetched.kind]).toEqual([['source.test'], 'failed']);
  });
});

describe('a sick source', () => {
  it('delays no other: one that is well is read from end to end while it drips', async () => {
    const order: string[] = [];
    const by = http();
    const note = (what: string) => (fetched: Fetched) => order.push(`${what}: ${fetched.kind}`);
    const sick = ['slow-body', 'silent-headers', 'endless-body', 'gzip-bomb'].map((behaviour) => by.fetch({ url: hostile.url(behaviour), limits: { ...LIMITS, totalMs: 1_500 } }));
    const drip = sick[0]!.then(note('dripping'));
    await by.fetch({ url: hostile.url('wholesome') }).then(note('well'));
    await drip;
    await Promise.all(sick);
    expect(order).toEqual(['well: fetched', 'dripping: failed']);
  });
});
