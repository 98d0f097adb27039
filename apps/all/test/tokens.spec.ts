import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { userChanged } from '@liaison/contracts';
import { openWorld, people, type World } from '@liaison/testing';
import { pathways } from '../../pathways/src/pathways.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(pathways);
});
afterAll(() => world?.close());

const asked = (token: string) => world.withToken(token).get('/products');

describe('a token', () => {
  it('of the issuer lets its user in', async () => {
    expect((await asked(await world.issuer.token('maude'))).status).toBe(200);
  });

  it('that is wrong in any way does not, and the answer says how to go on', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const [header, body] = (await world.issuer.token('maude')).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const wrong = [
      await world.issuer.token('maude', { expiresIn: '-1s' }),
      await world.issuer.token('maude', { audience: 'somebody-else' }),
      await world.issuer.token('maude', { issuer: 'https://elsewhere.example' }),
      await world.issuer.token('maude', { algorithmKey: privateKey }),
      none,
      `${header}.${body}.`,
      'nonsense',
    ];
    for (const token of wrong) {
      const reply = await asked(token);
      expect([reply.status, reply.body.code, reply.headers['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer']);
    }
    expect((await world.as(null).get('/products')).status).toBe(401);
  });

  it('of somebody who is not in the directory, or no longer active, does not', async () => {
    expect((await asked(await world.issuer.token('stranger'))).body.code).toBe('unknown-user');
    const { id, displayName } = people.nadia;
    const facts = { userId: id, role: 'trainer' as const, duties: [], active: false };
    await world.hear(userChanged, { aggregateId: id, version: 2, facts, personal: { subject: 'nadia', displayName }, subjectIds: [id] });
    expect((await world.as('nadia').get('/products')).body.code).toBe('unknown-user');
  });
});
