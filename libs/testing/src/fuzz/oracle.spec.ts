import { describe, expect, it } from '@jest/globals';
import { Document } from './document.js';
import { Oracle } from './oracle.js';
import type { Got } from './send.js';
import type { Wish } from './wish.js';

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid' }, name: { type: 'string', maxLength: 5 }, on: { type: ['string', 'null'], format: 'date' } },
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const ref = { $ref: '#/components/schemas/Thing' };
const document = new Document(
  {
    components: {
      schemas: {
        Thing: thing,
        Problem: { type: 'object', required: ['status', 'code'], properties: { status: { type: 'integer' }, code: { type: 'string' } } },
      },
    },
    paths: {
      '/api/things': {
        get: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } }], responses: { 200: json({ type: 'object', properties: { items: { type: 'array', items: ref } } }) } },
        post: { requestBody: json(ref), responses: { 201: json(ref), 204: {} } },
      },
    },
  },
  '/api/',
);
const oracle = new Oracle(document);

const ID = '01900000-0000-7000-8000-000000000001';
const good = { id: ID, name: 'a', on: '2026-02-28' };
const asked = (over: Partial<Wish> = {}): Wish => ({ operation: document.operations[0]!, who: null, method: 'GET', path: '/api/things', query: [], headers: {}, hostile: [], ...over });
const posted = (body: unknown, over: Partial<Wish> = {}): Wish => asked({ operation: document.operations[1]!, method: 'POST', json: body, headers: { 'content-type': 'application/json' }, ...over });
const got = (status: number, body: unknown, over: Partial<Got> = {}): Got => ({ status, text: body === undefined ? '' : JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' }, tookMs: 5, ...over });
const problem = (status: number, more: object = {}, type = 'application/problem+json; charset=utf-8'): Got => got(status, { status, code: 'x', ...more }, { headers: { 'content-type': type, 'www-authenticate': 'Bearer' } });

describe('an answer that may be right', () => {
  it.each<[string, Wish, Got]>([
    ['a list', asked({ query: [['limit', '9']] }), got(200, { items: [good] })],
    ['a new record', posted(good), got(201, good)],
    ['a refusal', posted({ name: 1 }), problem(400)],
    ['a refusal to read', asked(), problem(401)],
    ['no content', posted(good), got(204, undefined, { headers: {} })],
    ['nothing new', asked({ headers: { 'if-none-match': '"x"' } }), got(304, undefined, { headers: {} })],
    ['the head of a list', asked({ method: 'HEAD' }), got(200, undefined)],
  ])('%s', (_, wish, answer) => {
    expect(oracle.judge(wish, answer)).toEqual([]);
  });
});

describe('a planted wrong answer is reported', () => {
  it.each<[string, Wish, Got, string]>([
    ['a crash', asked(), problem(500), 'answered 500'],
    ['overload that nobody caused', asked(), problem(503), 'answered 503'],
    ['silence', asked(), got(0, undefined), 'no answer'],
    ['a hang', asked(), got(200, { items: [] }, { tookMs: 10_001 }), 'no answer'],
    ['a refusal in another form', asked(), problem(404, {}, 'application/json'), 'instead of application/problem+json'],
    ['a refusal without a code', asked(), got(404, { status: 404 }, { headers: { 'content-type': 'application/problem+json' } }), 'not a problem document'],
    ['a refusal that says another status', asked(), problem(404, { status: 400 }), 'another status'],
    ['a stack trace', asked(), problem(400, { detail: 'x\n    at run (/app/src/x.ts:1:2)' }), 'innards'],
    ['SQL', asked(), problem(400, { detail: 'syntax error at or near "x"' }), 'innards'],
    ['a redirect', asked(), got(302, undefined), '302 is not described'],
    ['an answer from an address that is not described', asked({ path: '/api/others' }), got(200, {}), 'not described'],
    ['a status that is not described', posted(good), got(202, good), '202 is not described'],
    ['another type', asked(), got(200, 'x', { headers: { 'content-type': 'text/html' } }), 'text/html instead of'],
    ['a missing field', posted(good), got(201, { id: ID }), 'not as described'],
    ['a value that is not described', posted(good), got(201, { ...good, on: '2026-02-29' }), 'not as described'],
    ['a field that is not described', asked(), got(200, { items: [{ ...good, secret: 1 }] }), 'not as described'],
    ['a body where there is none', posted(good), got(204, { a: 1 }), 'a body where none is described'],
    ['a wrong type that was accepted', posted({ ...good, name: 1 }), got(201, good), 'its schema refuses'],
    ['an impossible date that was accepted', posted({ ...good, on: '2025-02-30' }), got(201, good), 'its schema refuses'],
    ['a text too long that was accepted', posted({ ...good, name: '😀😀😀😀😀😀' }), got(201, good), 'its schema refuses'],
    ['an unknown field that was accepted', posted({ ...good, extra: 1 }), got(201, good), 'its schema refuses'],
    ['NUL that was accepted', posted({ ...good, name: 'a\0' }), got(201, good), 'forbidden character'],
    ['a lone surrogate that was accepted', posted({ ...good, name: '\ud800' }), got(201, good), 'forbidden character'],
    ['broken JSON that was accepted', posted(good, { raw: Buffer.from('{') }), got(201, good), 'its schema refuses'],
    ['what could not be', posted(good, { impossible: 'larger than 1 MB' }), got(201, good), 'larger than 1 MB'],
    ['another content type that was accepted', posted(good, { headers: { 'content-type': 'text/plain' } }), got(201, good), 'another content type'],
    ['a wrong parameter that was accepted', asked({ query: [['limit', '10']] }), got(200, { items: [] }), 'limit'],
    ['an unknown parameter that was accepted', asked({ query: [['surprise', '1']] }), got(200, { items: [] }), 'an unknown parameter'],
  ])('%s', (_, wish, answer, finding) => {
    expect(oracle.judge(wish, answer).join()).toMatch(finding);
  });
});
