import { describe, expect, it } from '@jest/globals';
import type { Source } from '../../data/sources.js';
import { compared } from '../../offline/merge.js';
import { fieldsOf, fieldsOfSaved, inputIn } from './source-fields.js';

const saved = (change: object = {}) =>
  ({ version: 3, kind: 'pubmed', name: { fr: 'Fil', en: 'Feed' }, folder: null, settings: { url: 'https://a.example', terms: 'rein' }, schedule: '0 6 * * *', enabled: true, hasApiKey: false, ...change }) as unknown as Source;
const form = (change: object = {}) => ({ name: { fr: 'Fil', en: 'Feed' }, folder: null, settings: { url: 'https://a.example', terms: 'rein' }, schedule: '0 6 * * *', enabled: true, ...change });
const mine = (change: object) => fieldsOf(form(change), saved().settings);

describe('two versions of a source', () => {
  it('come together where each of two people has changed another setting, or taken one away', () => {
    const theirs = fieldsOfSaved(saved({ version: 4, settings: { url: 'https://b.example', terms: 'rein' } }));
    const { changed, contested } = compared(mine({ settings: { url: 'https://a.example' } }), fieldsOfSaved(saved()), theirs);
    expect(contested).toEqual([]);
    expect(inputIn({ ...theirs, ...changed })).toEqual(form({ settings: { url: 'https://b.example' } }));
  });

  it('are asked about where both have changed one setting or one name, and not to the same', () => {
    const theirs = fieldsOfSaved(saved({ version: 4, name: { fr: 'Fil de Québec', en: 'Feed' }, settings: { url: 'https://b.example', terms: 'foie' } }));
    const change = { name: { fr: 'Le fil', en: 'Feed' }, settings: { url: 'https://b.example', terms: 'cœur' } };
    expect(compared(mine(change), fieldsOfSaved(saved()), theirs).contested).toEqual(['name.fr', 'settings.terms']);
  });

  it('cannot be told apart by their keys: one that was entered is asked about, one that was not stays as it is', () => {
    const [base, theirs] = [saved({ hasApiKey: true }), saved({ version: 4, hasApiKey: true, enabled: false })].map(fieldsOfSaved) as [object, object];
    const [entered, left] = [mine({ apiKey: 'k' }), mine({})].map((said) => compared(said, { ...base }, { ...theirs })) as [ReturnType<typeof compared>, ReturnType<typeof compared>];
    expect([entered.contested, left.contested]).toEqual([['apiKey'], []]);
    expect(inputIn({ ...theirs, ...left.changed })).not.toHaveProperty('apiKey');
    expect(inputIn({ ...theirs, ...entered.changed })).toMatchObject({ apiKey: 'k', enabled: false });
  });
});
