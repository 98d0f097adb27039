import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Listener } from './listener.js';
import { httpAdapter } from './server.js';

let listener: Listener;
let origin: string;
beforeAll(async () => {
  const fastify = (await httpAdapter()).getInstance() as unknown as FastifyInstance;
  await fastify.ready();
  listener = new Listener((request, response) => fastify.routing(request, response));
  origin = `http://127.0.0.1:${await listener.listen(0, '127.0.0.1')}`;
});
afterAll(() => listener.drain());

describe('an address that cannot be decoded', () => {
  it.each(['/api/v1/%', '/api/v1/users/%zz', '/api/v1/users/%C3%28'])('%s is refused by a problem document', async (path) => {
    const reply = await fetch(origin + path, { headers: { 'accept-language': 'en', 'x-correlation-id': '4bf92f3577b34da6a3ce929d0e0e4736' } });
    expect(reply.status).toBe(400);
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await reply.json()).toMatchObject({ status: 400, code: 'invalid-request', detail: 'This address is badly encoded.', correlationId: '4bf92f3577b34da6a3ce929d0e0e4736' });
  });
});
