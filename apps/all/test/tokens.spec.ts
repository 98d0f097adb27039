import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { newId, userChanged } from '@liaison/contracts';
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

  it.each(['first', 'last'])('of an identity that has gone to somebody else lets them in, whether they are heard of %s', async (heard) => {
    const subject = `moved-${heard}`;
    const said = { first: ['2026-03-02T12:00:00Z', '2026-03-02T11:00:00Z'], last: ['2026-03-02T11:00:00Z', '2026-03-02T12:00:00Z'] }[heard]!;
    for (const at of said) {
      const id = newId();
      world.clock.set(at);
      const facts = { userId: id, role: 'msl' as const, duties: [], active: at.includes('T12') };
      await world.hear(userChanged, { aggregateId: id, version: 1, facts, personal: { subject, displayName: subject }, subjectIds: [id] });
    }
    expect((await asked(await world.issuer.token(subject))).status).toBe(200);
  });
});
