import { describe, expect, it } from '@jest/globals';
import type { Json } from './json.js';
import { readPlace } from './organization.js';

const read = (over: Json) => readPlace({ resourceType: 'Organization', name: 'Hôpital Fictif', ...over }, '2026-03-02');
const typed = (...codes: string[]) => read({ type: [{ coding: codes.map((code) => ({ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code })) }] }).kind;

describe('an Organization', () => {
  it('has one name in both languages, unless it says which it is or gives translations', () => {
    expect(read({})).toMatchObject({ name: { fr: 'Hôpital Fictif', en: 'Hôpital Fictif' }, named: { fr: true, en: true } });
    expect(read({ language: 'fr-CA' }).named).toEqual({ fr: true, en: false });
    const translation = (lang: string, content: string) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [{ url: 'lang', valueCode: lang }, { url: 'content', valueString: content }],
    });
    const bilingual = { language: 'fr', _name: { extension: [translation('en', 'Fictional Hospital'), translation('de', 'Krankenhaus')] } };
    expect(read(bilingual)).toMatchObject({ name: { fr: 'Hôpital Fictif', en: 'Fictional Hospital' }, named: { fr: true, en: true } });
  });

  it('is called by its alias where it has no name, and refused where it has neither', () => {
    expect(read({ name: undefined, alias: ['HF'] }).name.fr).toBe('HF');
    expect(() => read({ name: ' ', alias: [] })).toThrow('no-name');
    expect(() => read({ active: false })).toThrow('inactive');
  });

  it.each([['prov', 'institution'], ['dept', 'department'], ['govt', 'government'], ['edu', 'university'], ['ins', 'other'], ['bus', 'company']])('of type %s is of kind %s', (type, kind) => {
    expect(typed('V6', type)).toBe(kind);
  });

  it('of no known type says nothing of its kind', () => {
    expect([typed(), typed('xyz'), read({ type: [{ text: 'prov' }] }).kind]).toEqual([null, null, null]);
  });

  it('has the city of its address at work, and a postal code of Canada only', () => {
    const address = [{ city: 'Gaspé', use: 'old' }, { city: 'Rimouski', postalCode: 'G5L1A1' }, { use: 'work', city: 'Matane', postalCode: 'g4w 1a1', country: 'CAN' }];
    expect(read({ address })).toMatchObject({ city: 'Matane', postalCode: 'G4W 1A1' });
    expect(read({ address: address.slice(0, 2) })).toMatchObject({ city: 'Rimouski', postalCode: 'G5L 1A1' });
    expect(read({ address: [{ city: 'Elsewhere', postalCode: '9105 PZ' }] })).toMatchObject({ city: 'Elsewhere', postalCode: null });
    expect(read({ address: [{ postalCode: 'G5L 1A1', country: 'FR' }] }).postalCode).toBeNull();
  });
});
