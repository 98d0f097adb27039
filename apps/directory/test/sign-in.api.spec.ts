import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { UnitOfWork } from '@liaison/platform';
import { openDemoWorld, people, type World } from '@liaison/testing';
import { forgetExpiredSignIns } from '../src/issuer/forget-expired.js';
import { readIssuerKeys } from '../src/issuer/issuer-keys.js';
import { demoToken } from '../src/issuer/token.js';
import { Browser } from './browser.js';
import { openDirectory } from './directory-world.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory(openDemoWorld);
});
afterAll(() => world?.close());

const VERIFIER = randomBytes(32).toString('base64url');

function authorizationUrl(change: Record<string, string> = {}): string {
  const parameters = {
    client_id: 'liaison-web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${world.origin}/auth/callback`,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'here',
    ...change,
  };
  return `${world.config.issuer}/auth?${new URLSearchParams(parameters)}`;
}

const redeem = (code: string, verifier = VERIFIER) =>
  fetch(`${world.config.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'liaison-web',
      code,
      code_verifier: verifier,
      redirect_uri: `${world.origin}/auth/callback`,
    }),
  });

/** Signs in as a person does: opens the app's link, fills in the form, comes back with a code. */
async function signIn(browser: Browser, name: string, password = name): Promise<URL> {
  const form = await browser.open(authorizationUrl());
  const answer = await browser.submit(form, { name, password });
  return new URL(answer.url);
}

describe('signing in with the embedded issuer', () => {
  it('gives a person a token that the API takes, without asking for consent', async () => {
    const back = await signIn(new Browser(world.origin), 'maude');
    expect(back.pathname).toBe('/auth/callback');
    expect(back.searchParams.get('state')).toBe('here');
    const reply = await redeem(back.searchParams.get('code')!);
    expect(reply.status).toBe(200);
    const tokens = (await reply.json()) as { access_token: string; id_token: string; expires_in: number; token_type: string };
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(tokens.access_token);
    expect(claims).toMatchObject({ iss: world.config.issuer, aud: 'liaison', sub: 'maude', client_id: 'liaison-web' });
    expect(Math.abs((claims.auth_time as number) - Date.now() / 1000)).toBeLessThan(10);
    expect(claims.exp! - claims.iat!).toBe(3600);
    const me = await world.withToken(tokens.access_token).get('/me');
    expect(me.body).toMatchObject({ id: people.maude.id, subject: 'maude', role: 'msl' });
  });

  it('asks in French first, and in English on demand, with nothing from elsewhere on the page', async () => {
    const browser = new Browser(world.origin);
    const french = await browser.open(authorizationUrl());
    expect(french.status).toBe(200);
    expect(french.text).toContain('<html lang="fr">');
    expect(french.text).toContain('Mot de passe');
    expect(french.text).toContain('données fictives');
    expect(french.text).not.toMatch(/https?:|<script|<img|<link/);
    expect(french.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^;]*; form-action 'self' http/);
    expect(french.headers.get('x-content-type-options')).toBe('nosniff');
    const english = await browser.open(`${french.url}?lang=en`);
    expect(english.text).toContain('Password');
    const asked = await new Browser(world.origin).open(authorizationUrl({ ui_locales: 'en-CA' }));
    expect(asked.text).toContain('<html lang="en">');
  });

  it('remembers who has signed in for the next time', async () => {
    const browser = new Browser(world.origin);
    await signIn(browser, 'karim');
    const again = await browser.open(authorizationUrl());
    expect(new URL(again.url).searchParams.get('code')).toBeTruthy();
  });

  it('refuses a wrong password, a program, a stranger and whoever is deactivated, all in the same words', async () => {
    const { body: user } = await world.withToken(await demoToken(world.config, 'admin')).get(`/users/${people.tom.id}`);
    await world.withToken(await demoToken(world.config, 'admin')).put(`/users/${user.id}/deactivation`, undefined, user.version);
    for (const [name, password] of [['maude', 'etienne'], ['liaison-api', 'liaison-api'], ['nobody', 'nobody'], ['tom', 'tom'], ['"><b>', '"><b>']] as const) {
      const browser = new Browser(world.origin);
      const refused = await browser.submit(await browser.open(authorizationUrl()), { name, password });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Ce nom et ce mot de passe ne vont pas ensemble.');
      expect(refused.text).not.toContain('<b>');
    }
  });

  it('gives nothing without the verifier, twice for one code, or to an address that is not the suite’s', async () => {
    const code = (await signIn(new Browser(world.origin), 'maude')).searchParams.get('code')!;
    expect((await redeem(code, 'x'.repeat(43))).status).toBe(400);
    const other = (await signIn(new Browser(world.origin), 'maude')).searchParams.get('code')!;
    expect((await redeem(other)).status).toBe(200);
    expect((await redeem(other)).status).toBe(400);
    for (const [parameter, value] of [['redirect_uri', 'https://elsewhere.example/'], ['client_id', 'stranger']] as const) {
      const refused = await new Browser(world.origin).open(authorizationUrl({ [parameter]: value }));
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('La connexion n’a pas abouti');
    }
    const plain = await new Browser(world.origin).open(authorizationUrl({ code_challenge: '', code_challenge_method: '' }));
    expect(new URL(plain.url).searchParams.get('error')).toBe('invalid_request');
  });

  it('says so when the form is older than its sign-in, or somebody else’s', async () => {
    const { url } = await new Browser(world.origin).open(authorizationUrl());
    const other = await new Browser(world.origin).open(url);
    expect(other.status).toBe(400);
    expect(other.text).toContain('Cette connexion a expiré.');
  });

  it('signs people out when they say so', async () => {
    const browser = new Browser(world.origin);
    await signIn(browser, 'sylvie');
    const page = await browser.open(`${world.config.issuer}/session/end?ui_locales=fr`);
    expect(page.text).toContain('Se déconnecter de Liaison?');
    const done = await browser.submit(page, { logout: 'yes' });
    expect(done.text).toContain('Vous êtes déconnecté.');
    expect((await browser.open(authorizationUrl())).text).toContain('Mot de passe');
  });
});

describe('programs', () => {
  const ask = (secret: string) =>
    fetch(`${world.config.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`liaison-api:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });

  it('get a token for their secret, and act as the analyst that the directory says they are', async () => {
    const { access_token: token } = (await (await ask(readIssuerKeys(world.config.dataDir)!.apiClientSecret)).json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({ sub: 'liaison-api', aud: 'liaison', iss: world.config.issuer });
    expect((await world.withToken(token).get('/me')).body).toMatchObject({ kind: 'client', role: 'analyst' });
    expect((await ask('guess')).status).toBe(401);
  });
});

describe('the embedded issuer', () => {
  it('publishes its address and its public key, whatever host a request claims', async () => {
    const { issuer } = world.config;
    const claimed = { headers: { 'x-forwarded-host': 'evil.example' } };
    const discovery: unknown = await (await fetch(`${issuer}/.well-known/openid-configuration`, claimed)).json();
    expect(discovery).toMatchObject({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` });
    const { keys } = (await (await fetch(world.config.jwksUrl)).json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ alg: 'ES256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('keeps its keys for its owner alone', () => {
    expect(statSync(join(world.config.dataDir, 'issuer.json')).mode & 0o777).toBe(0o600);
  });

  it('has its key print tokens for the people of the demonstration, and for nobody else', async () => {
    const token = await demoToken(world.config, 'etienne');
    expect((await world.withToken(token).get('/me')).body.subject).toBe('etienne');
    await expect(demoToken(world.config, 'stranger')).rejects.toThrow('Nobody of the demonstration is called "stranger"');
    await expect(demoToken({ ...world.config, dataDir: '/nowhere' }, 'etienne')).rejects.toThrow('There is no issuer key in /nowhere yet');
    await expect(demoToken({ ...world.config, demo: false }, 'etienne')).rejects.toThrow('the embedded issuer is not part of this deployment');
  });

  it('forgets what has expired', async () => {
    await world.sql(`UPDATE directory.oidc_records SET expires_at = '2026-01-01' WHERE model = 'Interaction'`);
    await forgetExpiredSignIns.run(world.service('directory').app.get(UnitOfWork), new Date('2026-03-01'));
    expect(await world.sql(`SELECT DISTINCT model FROM directory.oidc_records WHERE expires_at < '2026-03-01'`)).toEqual([]);
  });
});

describe('another identity provider', () => {
  it('leaves nothing under /oidc', async () => {
    const without = await openDirectory();
    try {
      for (const path of ['/oidc', '/oidc/auth', '/oidc/.well-known/openid-configuration']) {
        const reply = await without.as(null).get(path);
        expect([reply.status, reply.body.code]).toEqual([404, 'not-found']);
      }
    } finally {
      await without.close();
    }
  });
});
