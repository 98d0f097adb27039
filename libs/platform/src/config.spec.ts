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
