import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const allowed = (FETCH_ALLOWED_PRIVATE?: string, more: Record<string, string> = {}) => readConfig({ FETCH_ALLOWED_PRIVATE, ...more }).fetchAllowedPrivate;

describe('private addresses that sources may lead to', () => {
  it('are none unless they are listed, each as host and port', () => {
    expect([allowed(), allowed(''), allowed('127.0.0.1:4010, feeds.lan:80,[::1]:8080')]).toEqual([[], [], ['127.0.0.1:4010', 'feeds.lan:80', '[::1]:8080']]);
  });

  it.each(['127.0.0.1', '10.0.0.0/8', '*:80', 'http://127.0.0.1:80', '127.0.0.1:80/path', '127.0.0.1:'])('are never wider than that: %s', (listed) => {
    expect(() => allowed(listed)).toThrow(/FETCH_ALLOWED_PRIVATE/);
  });

  it('are refused in production', () => {
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example' };
    expect(() => allowed('127.0.0.1:4010', production)).toThrow(/production refuses/);
    expect(allowed('', production)).toEqual([]);
  });
});

describe('the mail server', () => {
  const mail = (SMTP_URL?: string, more: Record<string, string> = {}) => readConfig({ SMTP_URL, ...more }).mail;
  const said = { MAIL_FROM: 'Liaison <liaison@exemple.test>', PUBLIC_URL: 'https://liaison.exemple.test/' };

  it('is none unless it is named, with who sends and where links lead', () => {
    expect([mail(), mail('')]).toEqual([null, null]);
    expect(mail('smtps://liaison:secret@mail.exemple.test', said)).toEqual({ server: 'smtps://liaison:secret@mail.exemple.test', from: said.MAIL_FROM });
    expect(readConfig(said).publicUrl).toBe('https://liaison.exemple.test');
    expect(readConfig({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });

  it.each([
    ['https://mail.exemple.test', said, /SMTP_URL/],
    ['smtp:', said, /SMTP_URL/],
    ['smtp://mail.exemple.test', { ...said, MAIL_FROM: '' }, /MAIL_FROM/],
    ['smtp://mail.exemple.test', { ...said, MAIL_FROM: 'Liaison <liaison@exemple.test>\r\nBcc: a@b.test' }, /MAIL_FROM/],
    ['smtp://mail.exemple.test', { ...said, PUBLIC_URL: '' }, /PUBLIC_URL/],
    ['smtp://mail.exemple.test', { ...said, PUBLIC_URL: 'https://liaison.exemple.test/app?x=1' }, /PUBLIC_URL/],
  ])('is refused where something is missing or wrong: %s %j', (url, more, message) => {
    expect(() => mail(url, more)).toThrow(message);
  });
});
