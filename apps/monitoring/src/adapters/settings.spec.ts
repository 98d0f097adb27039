import { describe, expect, it } from '@jest/globals';
import { adapters } from './adapters.js';
import { presets } from './presets.js';
import { completed } from './settings.js';

describe('settings of a source', () => {
  it('are completed with what holds otherwise', () => {
    expect(completed(adapters.openfda.settings, { query: 'classification:"Class I"' })).toEqual({
      settings: { url: 'https://api.fda.gov', endpoint: 'drug/enforcement', query: 'classification:"Class I"', lookBackDays: '14', perSecond: '3' },
    });
  });

  it.each([
    ['feed', {}, [['url', 'required']]],
    ['feed', { url: 'ftp://exemple.test' }, [['url', 'invalid']]],
    ['feed', { url: 'http://nom:secret@exemple.test' }, [['url', 'invalid']]],
    ['feed', { url: 'https://exemple.test', perSecond: 'vite' }, [['perSecond', 'invalid']]],
    ['feed', { url: ['https://exemple.test'] }, [['url', 'invalid']]],
    ['feed', { url: 'https://exemple.test', color: 'red' }, [['color', 'unknown']]],
    ['page-watch', { url: 'https://exemple.test' }, [['selector', 'required']]],
    ['page-watch', { url: 'https://exemple.test', selector: 'a'.repeat(501) }, [['selector', 'invalid']]],
    ['openfda', { endpoint: '../secret' }, [['endpoint', 'invalid']]],
    ['pubmed', { email: 'pas une adresse' }, [['email', 'invalid']]],
    ['pubmed', { query: 'a\0b' }, [['query', 'invalid']]],
  ] as const)('that are wrong are told one by one: %s %j', (kind, given, wrong) => {
    const made = completed(adapters[kind].settings, given);
    expect('wrong' in made && made.wrong.map(({ name, code }) => [name, code])).toEqual(wrong);
  });
});

describe('presets for Québec and Canada', () => {
  it.each(presets)('can be used as they are: $key', ({ kind, settings, name }) => {
    expect(completed(adapters[kind].settings, settings)).toEqual({ settings: expect.any(Object) });
    expect([name.fr, name.en].every(Boolean)).toBe(true);
  });

  it('have a key each', () => {
    expect(new Set(presets.map(({ key }) => key)).size).toBe(presets.length);
  });

  it('say of no page watch that it was verified: nobody has chosen its region yet', () => {
    expect(presets.filter(({ kind, verified }) => kind === 'page-watch' && verified)).toEqual([]);
  });
});
