import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDemoWorld, type World } from '@liaison/testing';
import { openDirectory } from './directory-world.js';
import { WebBrowser } from './web-browser.js';

let world: World;
beforeAll(async () => {
  world = await openDirectory(openDemoWorld);
});
afterAll(() => world?.close());

const signedIn = async (who = 'maude', to = '/stakeholders?q=cote'): Promise<{ browser: WebBrowser; location: string }> => {
  const browser = new WebBrowser(world.origin);
  const form = await browser.follow('GET', `/auth/sign-in?${new URLSearchParams({ to, lang: 'en' })}`);
  const back = await browser.follow('POST', form.url, new URLSearchParams({ as: who }));
  return { browser, location: new URL(back.url).pathname + new URL(back.url).search };
};

describe('a browser that signs in', () => {
  it('comes back to where it wanted to go, and is somebody to the API', async () => {
    const { browser, location } = await signedIn();
    expect(location).toBe('/stakeholders?q=cote');
    const me = await browser.ask('GET', '/api/v1/me');
    expect([me.status, me.body.subject, me.body.demo]).toEqual([200, 'maude', true]);
  });

  it('holds its tokens in cookies that no script reads, and no other site sends', async () => {
    const { browser } = await signedIn();
    expect(browser.attributesOf('liaison_access')).toMatch(/Path=\/api; .*HttpOnly; SameSite=Strict/);
    expect(browser.attributesOf('liaison_session')).toMatch(/Path=\/auth; .*HttpOnly; SameSite=Strict/);
    expect(browser.attributesOf('liaison_csrf')).not.toContain('HttpOnly');
    expect(browser.cookie('liaison_csrf')).not.toMatch(/^eyJ/);
  });

  it('marks its cookies as secure where the proxy has ended TLS', async () => {
    const browser = new WebBrowser(world.origin, { 'x-forwarded-proto': 'https' });
    const reply = await browser.raw('GET', '/auth/sign-in');
    expect(reply.headers.get('set-cookie')).toMatch(/^liaison_signing_in=[^;]+; Path=\/auth; .*HttpOnly; SameSite=Lax; Secure$/);
  });

  it('cannot be sent elsewhere by whoever made the link', async () => {
    for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) expect([to, (await signedIn('maude', to)).location]).toEqual([to, '/']);
  });

  it('changes something only with the token that its own page repeats', async () => {
    const { browser } = await signedIn('karim');
    const topic = { label: { fr: 'Essai', en: 'Trial' }, therapeuticArea: 'cardiology' };
    const without = await browser.ask('POST', '/api/v1/topics', topic);
    expect([without.status, without.body.code]).toEqual([403, 'csrf-refused']);
    expect((await browser.ask('POST', '/api/v1/topics', topic, { 'x-liaison-csrf': browser.cookie('liaison_csrf')! })).status).toBe(201);
  });

  it('gets a fresh token without asking anybody, each refresh token once', async () => {
    const { browser } = await signedIn();
    const [before, spent] = [browser.cookie('liaison_access'), browser.cookie('liaison_session')!];
    expect((await browser.ask('POST', '/auth/renewal')).status).toBe(204);
    expect(browser.cookie('liaison_access')).not.toBe(before);
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200);
    const thief = new WebBrowser(world.origin);
    thief.put('liaison_session', spent, '/auth');
    expect((await thief.ask('POST', '/auth/renewal')).status).toBe(401);
  });

  it('is nobody after it has signed out, here and at the issuer', async () => {
    const { browser } = await signedIn();
    const { status, body } = await browser.ask('POST', '/auth/sign-out');
    expect(status).toBe(200);
    expect(body.location).toContain(`${world.config.issuer}/session/end?`);
    for (const name of ['liaison_access', 'liaison_csrf', 'liaison_session']) expect([name, browser.cookie(name)]).toEqual([name, undefined]);
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await browser.ask('POST', '/auth/renewal')).status).toBe(401);
  });

  it('is neither renewed nor signed out by another site', async () => {
    const { browser } = await signedIn();
    for (const path of ['/auth/renewal', '/auth/sign-out']) expect((await browser.ask('POST', path, undefined, { 'sec-fetch-site': 'cross-site' })).body.code).toBe('csrf-refused');
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200);
  });
});

describe('an answer of the issuer', () => {
  it('is worth nothing to a browser that did not ask, or asked something else', async () => {
    const asking = new WebBrowser(world.origin);
    await asking.follow('GET', '/auth/sign-in');
    const stranger = new WebBrowser(world.origin);
    for (const browser of [asking, stranger]) {
      const reply = await browser.raw('GET', '/auth/callback?code=guess&state=guess');
      expect([reply.status, reply.headers.get('location')]).toEqual([303, '/signed-out?reason=failed']);
      expect(browser.cookie('liaison_access')).toBeUndefined();
    }
  });
});
