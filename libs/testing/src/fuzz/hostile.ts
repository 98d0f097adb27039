import type { Dice } from './dice.js';
import { fitting } from './pattern.js';
import type { Memory } from './memory.js';
import type { Wish } from './wish.js';

type Hostility = (wish: Wish, dice: Dice, memory: Memory) => void;

/** Texts that something somewhere may choke on. None of them reads like the SQL or the stack traces that answers must not show. */
const TEXTS = [
  '',
  ' ',
  'null',
  'undefined',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\ufeff',
  '\u202e\u2066right to left',
  'a\u0301\u0301\u0301\u0301',
  '\r\nset-cookie: a=b',
  "' or 1=1 --",
  "'; drop table x; --",
  '%',
  '_',
  '\\',
  '%%%___\\',
  '100%_\\%',
  '$1',
  '{{7*7}}',
  '${x}',
  '../../etc/passwd',
  '<script>x</script>',
  '=cmd()',
  'infinity',
  '-infinity',
  'now',
  'NaN',
  '{}',
  '[]',
  'Ａ'.repeat(50),
  '한'.repeat(100),
];
const DATES = ['2025-02-30', '2025-13-01', '0000-01-01', '-000001-01-01', '2026-00-10', '10000-01-01', '2026-1-1', '2026-02-29', 'infinity', '1899-12-31', '2201-01-01'];
const INSTANTS = [
  '2026-01-01T24:00:00Z',
  '2026-01-01T10:00:00',
  '2026-01-01T10:60:00Z',
  '2026-01-01T23:59:60Z',
  '2025-02-30T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '2026-01-01T10:00:00+15:00',
  '2026-01-01T10:00:00+99:99',
  '2026-01-01 10:00:00Z',
  '9999-12-31T23:59:59Z',
];
const NUMBERS = [-1, 0, 1.5, -0, 2 ** 31, 2 ** 31 - 1, 2 ** 53, 2 ** 53 + 2, 1e308, -1e308, 5e-324];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'id', 'version', '', 'a'.repeat(300), '$ref', '0'];
const OTHER: unknown[] = [null, true, 0, -1, 'x', [], {}, [[]], [null], [{}], { length: 1 }, { toString: 1 }, { constructor: { name: 'x' } }];

/** A place in a body: whose property or item it is. */
interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

function placesOf(value: unknown, into: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    into.push({ holder, key });
    placesOf(holder[key], into);
  }
  return into;
}

const somewhere = (wish: Wish, dice: Dice): Place | null => {
  const places = placesOf(wish.json);
  return places.length > 0 ? dice.pick(places) : null;
};

const at = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
const put = ({ holder, key }: Place, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const inBody =
  (change: (place: Place, dice: Dice, memory: Memory) => void): Hostility =>
  (wish, dice, memory) => {
    const place = somewhere(wish, dice);
    if (place) change(place, dice, memory);
  };

const rawly =
  (text: (dice: Dice, wish: Wish) => string | Buffer, why?: string): Hostility =>
  (wish, dice) => {
    if (wish.json === undefined) return;
    const made = text(dice, wish);
    wish.raw = typeof made === 'string' ? Buffer.from(made) : made;
    wish.impossible = why;
  };

const inHeader =
  (name: string, values: readonly string[]): Hostility =>
  (wish, dice) => {
    wish.headers[name] = dice.pick(values);
  };

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const LONG = 'é'.repeat(5_000);

const cursorOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** A cursor with one of its parts put wrong: a list's own form, with something in it that no list has written. */
function tampered(cursor: string, value: unknown, dice: Dice): string {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
  parts[dice.pick([0, 1, 1, 1, 1, 2])] = dice.happens(0.8) ? value : dice.pick(OTHER);
  return cursorOf(...parts);
}

/** Ways to be a bad client, by name. */
export const hostilities: Record<string, Hostility> = {
  'a field left out': inBody(({ holder, key }) => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key])),
  'another type': inBody((place, dice) => put(place, structuredClone(dice.pick(OTHER)))),
  'a strange text': inBody((place, dice) => put(place, dice.pick(TEXTS))),
  'a long text': inBody((place, dice) => put(place, LONG.slice(0, dice.pick([101, 301, 1_001, 5_000])))),
  'an impossible date': inBody((place, dice) => put(place, dice.pick(typeof at(place) === 'string' && String(at(place)).includes('T') ? INSTANTS : DATES))),
  'a strange number': inBody((place, dice) => put(place, dice.pick(NUMBERS))),
  'an unknown id': inBody((place, dice) => put(place, dice.uuid())),
  'an id of something else': inBody((place, dice, memory) => put(place, memory.anyId(dice))),
  'a list too long': inBody((place, dice) => {
    const one = Array.isArray(at(place)) ? ((at(place) as unknown[])[0] ?? 'x') : at(place);
    put(place, Array.from({ length: dice.pick([21, 51, 201, 2_000]) }, () => one));
  }),
  'an item twice': inBody((place) => Array.isArray(at(place)) && put(place, [...(at(place) as unknown[]), ...(at(place) as unknown[])])),
  'the same id twice': (wish, dice) => {
    const places = placesOf(wish.json).filter((place) => /[iI]d$/.test(String(place.key)));
    if (places.length > 1) put(dice.pick(places), at(dice.pick(places)));
  },
  'an unknown field': (wish, dice) => {
    const objects = [wish.json, ...placesOf(wish.json).map(at)].filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one));
    if (objects.length > 0) put({ holder: dice.pick(objects), key: dice.pick(NAMES) }, structuredClone(dice.pick(OTHER)));
  },
  'every text as long as it may be': (wish, dice) => {
    // Rare letters of four bytes and many syllables: nothing that could be compressed.
    const [from, count] = dice.pick([[0x20000, 0xa000], [0xac00, 0x2ba0], [0x1f600, 0x50], [0x4e00, 0x5000]] as const);
    const length = dice.pick([100, 200, 300, 500]);
    const long = () => String.fromCodePoint(...Array.from({ length }, () => from + dice.below(count)));
    for (const place of placesOf(wish.json)) if (typeof at(place) === 'string' && /[ é]/.test(String(at(place)))) put(place, long());
  },
  'nothing': rawly(() => ''),
  'another body': rawly((dice) => dice.pick(['null', '[]', '"x"', '0', 'true', '[{}]']), 'the body is not an object'),
  'broken JSON': rawly((dice, wish) => dice.pick([JSON.stringify(wish.json).slice(0, -1), `${JSON.stringify(wish.json)}}`, `{'a':1}`, '{"a":1,}', '{"a":NaN}', '\ufeff{}x', '{"a":01}']), 'malformed JSON'),
  'broken UTF-8': rawly((_, wish) => Buffer.concat([Buffer.from(JSON.stringify(wish.json)).subarray(0, -1), Buffer.from([0x2c, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])]), 'ill-formed UTF-8'),
  'UTF-16': rawly((_, wish) => Buffer.from(JSON.stringify(wish.json), 'utf16le'), 'not UTF-8'),
  'too deep': rawly((dice) => `{"a":${nested(dice.pick([21, 22, 500, 100_000]))}}`, 'nested too deep'),
  'a huge number': rawly((dice) => `{"limit":${dice.pick(['1e400', '-1e400', '9'.repeat(400), '0.'.padEnd(400, '1')])}}`),
  'the same field twice': rawly((_, wish) => JSON.stringify(wish.json).replace(/^\{/, '{"__proto__":{"a":1},"id":"x",')),
  'too large': (wish, dice) => {
    if (wish.json === undefined || !dice.happens(0.2)) return;
    wish.raw = Buffer.from(JSON.stringify({ a: 'x'.repeat(1_100_000) }));
    wish.impossible = 'larger than 1 MB';
  },
  'a broken file': (wish, dice) => {
    const text = wish.raw!.toString('utf8');
    const made = dice.pick<string | Buffer>([
      '',
      text.slice(0, -3),
      `${text}\n${text}`,
      `\ufeff${text}`,
      nested(100_000),
      '[1,2,3]',
      'null',
      '{"resourceType":"Bundle","entry":{"0":1}}',
      '{"resourceType":"Bundle","entry":[null,1,{"resource":null},{"resource":{"resourceType":1}}]}',
      `{"resourceType":"Organization","id":"${LONG}","name":"a\\u0000b"}`,
      `{"resourceType":"Practitioner","id":"p","name":[{"family":"\\ud800","given":"x"}],"identifier":{},"telecom":[null]}`,
      '{"resourceType":"Practitioner","__proto__":{"a":1},"constructor":1}',
      Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
      '\n'.repeat(5_000),
    ]);
    wish.raw = typeof made === 'string' ? Buffer.from(made) : made;
  },
  'another content type': (wish, dice) => {
    if (!wish.headers['content-type']) return;
    wish.headers['content-type'] = dice.pick(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/merge-patch+json', 'x', 'application/', ';', 'application/vnd.liaison.content']);
  },
  'no content type': (wish) => void delete wish.headers['content-type'],
  'a content type with parameters': (wish, dice) => {
    if (wish.json !== undefined) wish.headers['content-type'] = `application/json; charset=${dice.pick(['utf-8', 'utf-16', 'x', '"'])}`;
  },
  'a strange If-Match': inHeader('if-match', ['*', '"0"', '"1"', '1', 'W/"1"', '"1", "2"', '"-1"', '"999999999"', '"9999999999999999999"', '"abc"', '""', '" 1"', 'x'.repeat(3_000)]),
  'a strange Idempotency-Key': inHeader('idempotency-key', ['', ' ', 'x'.repeat(201), 'x'.repeat(200), 'é', 'a b', '%00']),
  'a strange Accept': (wish, dice) => {
    wish.headers.accept = dice.pick(['text/html', '', 'x', 'application/xml;q=1', '*/*;q=0']);
    wish.headers['accept-language'] = dice.pick(['', 'zz', 'en;q=x', 'fr;q=0,en;q=0', ','.repeat(2_000), 'en-CA-x-y', '*', 'q=1;;;']);
    wish.headers['x-correlation-id'] = dice.pick(['', 'x', 'a'.repeat(500), "' or 1=1 --", '4bf92f3577b34da6a3ce929d0e0e4736']);
  },
  'strange conditions': (wish, dice) => {
    for (const name of ['if-none-match', 'last-event-id', 'range', 'if-modified-since', 'expect-ct']) if (dice.happens(0.6)) wish.headers[name] = dice.pick(['*', '"x"', 'W/"a", *', 'bytes=0-', 'AAAA', '-1', 'x'.repeat(500)]);
  },
  'a strange token': inHeader('authorization', ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer x', 'Bearer a.b.c', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.', `Bearer ${'x'.repeat(6_000)}`, 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x']),
  'a strange parameter': (wish, dice) => {
    const query = wish.operation.parameters.filter((one) => one.in === 'query');
    if (query.length > 0) wish.query.push([dice.pick(query).name, dice.pick([...TEXTS, ...DATES, ...NUMBERS.map(String), LONG.slice(0, 1_100), '0x10', ' 5', '1,2', ','.repeat(300), 'a,,b'])]);
  },
  'an unknown parameter': (wish, dice) => void wish.query.push([dice.pick(['x', ...NAMES, 'limit[]', 'limit[a]', 'sort', '$where']), dice.pick(['', '1', 'x'])]),
  'a strange limit': (wish, dice) => void wish.query.push(['limit', dice.pick(['0', '-1', '201', '1000000000', '99999999999999999999', 'x', '1.5', '', '1e2', '٣', 'NaN', 'true'])]),
  'a strange cursor': (wish, dice, memory) => {
    const value = dice.pick([...TEXTS, ...DATES, ...INSTANTS, '1', 'x'.repeat(600), '9'.repeat(30), '2026-03-02 15:00:00+00', '00000000-0000-0000-0000-000000000000']);
    const real = memory.cursors.filter(({ path }) => path.split('?')[0] === wish.path);
    wish.query = wish.query.filter(([name]) => name !== 'cursor');
    if (real.length > 0 && dice.happens(0.8)) wish.query.push(['cursor', tampered(dice.pick(real).cursor, value, dice)]);
    else wish.query.push(['cursor', dice.pick([cursorOf('name', value, dice.uuid()), cursorOf({ a: 1 }), 'x', '====', 'bnVsbA', 'W10', 'x'.repeat(4_001)])]);
  },
  'a strange id in the path': (wish, dice) => {
    const part = dice.pick(['x', '%00', '%2e%2e', '..', '%zz', '%', '%ED%A0%80', '%C3%28', 'null', '0', '-1', '{id}', 'a'.repeat(150), 'a'.repeat(400), '%20', "'", '%2F', ';a=b', '%F0%9F%98%80', dice.uuid(), dice.uuid().toUpperCase(), `${dice.uuid()}%00`]);
    wish.path = wish.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[^/]+$/, () => part);
  },
  'a strange path': (wish, dice) => {
    wish.path = dice.pick([`${wish.path}/`, `${wish.path}//`, `/${wish.path}`, `${wish.path}/x`, wish.path.toUpperCase(), wish.path.replace('/api/', '/api//'), `${wish.path}%2f`, `${wish.path}/../..`, `${wish.path};x`, `${wish.path}.json`]);
  },
  'another method': (wish, dice) => {
    wish.method = dice.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'SEARCH', 'MKCOL', 'REPORT']);
  },
  'a value of a pattern’s neighbour': inBody((place, dice) => put(place, fitting('[A-Za-z0-9_./:+ -]{1,90}|[0-9]{3,12}|\\d{4}-\\d{4}-\\d{4}-\\d{4}', dice))),
};

const hostileNames = Object.keys(hostilities);

/** Whether there is something in a request for a hostility to work on. */
function applies(name: string, { operation, json, raw, headers }: Wish): boolean {
  if (/cursor|limit/.test(name)) return operation.parameters.some((one) => one.name === (name.includes('limit') ? 'limit' : 'cursor'));
  if (/parameter$/.test(name)) return operation.parameters.some((one) => one.in === 'query');
  if (/^a strange id in the path/.test(name)) return operation.path.includes('{');
  if (/content type/.test(name)) return headers['content-type'] !== undefined;
  if (/file/.test(name)) return raw !== undefined && json === undefined;
  if (/If-Match/.test(name)) return operation.parameters.some((one) => one.name === 'If-Match');
  if (/Idempotency-Key/.test(name)) return operation.method === 'POST';
  return json !== undefined || /^(a strange (Accept|token|path)|strange conditions|another method)$/.test(name);
}

/** Does one or two bad things to a request. */
export function spoil(wish: Wish, dice: Dice, memory: Memory): void {
  for (let left = dice.happens(0.3) ? 2 : 1; left > 0; left--) {
    const name = dice.pick(hostileNames.filter((one) => applies(one, wish)));
    hostilities[name]!(wish, dice, memory);
    wish.hostile.push(name);
  }
}
