import { describe, expect, it } from '@jest/globals';
import type { Json } from './json.js';
import { readPerson } from './person.js';

const DAY = '2026-03-02';
const named = { name: [{ family: 'Lavoie', given: ['Rémi'] }] };
const read = (over: Json) => readPerson({ resourceType: 'Practitioner', ...named, ...over }, DAY);
const notesOf = (over: Json) => read(over).notes.map((note) => note.code);
const nameOf = (name: unknown) => {
  const { givenName, familyName } = read({ name });
  return [givenName, familyName];
};

describe('the name of a Practitioner', () => {
  it.each([
    ['the official one before the usual one', [{ use: 'usual', family: 'B', given: ['b'] }, { use: 'official', family: 'A', given: ['a', 'z'] }], ['a z', 'A']],
    ['the usual one before the first', [{ family: 'B', given: ['b'] }, { use: 'usual', family: 'A', given: ['a'] }].slice(1), ['a', 'A']],
    ['a former one last', [{ use: 'maiden', family: 'B', given: ['b'] }, { family: 'A', given: ['a'] }], ['a', 'A']],
    ['none that no longer holds', [{ use: 'official', family: 'B', given: ['b'], period: { end: '2020' } }, { family: 'A', given: ['a'] }], ['a', 'A']],
    ['a whole one before a better one that is not', [{ use: 'official', family: 'B' }, { use: 'usual', text: 'Carla Espérance' }], ['Carla', 'Espérance']],
    ['text, last word last', [{ text: 'Dre Marie-Ève  Saint-Onge' }], ['Marie-Ève', 'Saint-Onge']],
    ['text with a comma', [{ text: 'Saint-Onge, Dr Marie-Ève' }], ['Marie-Ève', 'Saint-Onge']],
    ['text with degrees', [{ text: 'Luc Amiot, MD, FRCPC' }], ['Luc', 'Amiot']],
    ['text with a degree at its end', [{ text: 'Luc Amiot PhD' }], ['Luc', 'Amiot']],
    ['text with particles', [{ text: 'Anne de la Durantaye' }], ['Anne', 'de la Durantaye']],
    ['a lone object where a list is meant', { family: 'A', given: 'a' }, ['a', 'A']],
  ])('is %s', (_, name, expected) => {
    expect(nameOf(name)).toEqual(expected);
  });

  it.each([
    ['no-name', undefined],
    ['no-name', []],
    ['no-name', [{ use: 'official', prefix: ['Dr'] }]],
    ['no-name', 'Lavoie'],
    ['incomplete-name', [{ family: 'Lavoie' }]],
    ['incomplete-name', [{ given: ['Rémi'] }]],
    ['incomplete-name', [{ text: 'Lavoie' }]],
  ])('is refused as %s when it is %j', (code, name) => {
    expect(() => read({ name })).toThrow(code);
  });
});

describe('what a Practitioner says', () => {
  it('gives contact points at work, in their order of preference', () => {
    const { contactPoints, notes } = read({
      telecom: [
        { system: 'phone', value: 'tel:+1-514-555-0100', rank: 2 },
        { system: 'phone', use: 'mobile', value: '514 555-0101' },
        { system: 'email', value: 'remi@exemple.test', rank: 1 },
        { system: 'fax', value: '514 555-0102' },
        { system: 'url', value: 'https://exemple.test/remi' },
      ],
      address: [{ line: ['1, rue Fictive', 'bureau 2'], city: 'Laval', state: 'QC', postalCode: 'H7A 1A1', country: 'CA' }, { text: '2, rue Fictive\nLévis' }],
    });
    expect(contactPoints.map(({ kind, value }) => [kind, value])).toEqual([
      ['email', 'remi@exemple.test'],
      ['phone', '+1-514-555-0100'],
      ['mobile', '514 555-0101'],
      ['fax', '514 555-0102'],
      ['web', 'https://exemple.test/remi'],
      ['address', '1, rue Fictive, bureau 2, Laval, QC H7A 1A1, CA'],
      ['address', '2, rue Fictive Lévis'],
    ]);
    expect(notes).toEqual([]);
  });

  it('leaves out what is malformed, private, past or unknown, and notes all but the past', () => {
    const telecom = [
      { system: 'email', value: 'nobody' },
      { system: 'pager', value: '123' },
      { system: 'phone', use: 'home', value: '514 555-0100' },
      { system: 'phone', use: 'old', value: '514 555-0100' },
      { system: 'phone' },
    ];
    const { contactPoints, notes } = read({ telecom, address: [{ use: 'home', city: 'Laval' }] });
    expect(contactPoints).toEqual([]);
    expect(notes.map((note) => note.code).sort()).toEqual(['dropped-contact', 'private-contact', 'unsupported-contact']);
    const many = Array.from({ length: 25 }, (_, i) => ({ system: 'phone', value: `514 555-01${10 + i}` }));
    expect(read({ telecom: many }).contactPoints).toHaveLength(20);
    expect(notesOf({ telecom: many })).toEqual(['too-many-contacts']);
  });

  it('gives languages in their shortest form', () => {
    const spoken = (...codes: string[]) => ({ communication: codes.map((code) => ({ coding: [{ system: 'urn:ietf:bcp:47', code }] })) });
    expect(read(spoken('fr-CA', 'fra', 'EN', 'iu')).languages).toEqual(['fr', 'en', 'iu']);
    expect(notesOf(spoken('?'))).toEqual(['unknown-language']);
    expect(notesOf({ communication: [{ text: 'français' }] })).toEqual(['unknown-language']);
  });

  it.each([
    ['https://fhir.infoway-inforoute.ca/NamingSystem/ca-qc-license-pharmacist', undefined, 'OPQ', 'PHA'],
    ['http://www.cmq.org', undefined, 'CMQ', 'MED'],
    ['https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-license-physician', undefined, 'CPSO', 'MED'],
    ['urn:oid:1.2.3', { display: 'Ordre des infirmières et infirmiers du Québec' }, 'OIIQ', 'INF'],
  ])('has a licence of the system %s', (system, assigner, order, profession) => {
    expect(read({ identifier: [{ system, assigner, value: '12345' }] })).toMatchObject({ licences: [{ order, number: '12345' }], profession });
    expect(read({ qualification: [{ identifier: [{ system, assigner, value: '12345' }] }] }).licences).toEqual([{ order, number: '12345' }]);
  });

  it('has no licence of an unknown, past or malformed number', () => {
    const identifier = [
      { system: 'https://exemple.test/NamingSystem/ca-qc-license-physician', value: '1234' },
      { system: 'http://www.cmq.org', value: '1234', use: 'old' },
      { system: 'http://www.cmq.org', value: '1234', period: { end: '2026-03-01' } },
      { system: 'http://www.cmq.org', value: 'n° 1234' },
    ];
    expect(read({ identifier })).toMatchObject({ licences: [], profession: null });
    expect(notesOf({ identifier })).toEqual(['bad-licence']);
  });

  it('has an ORCID when its check digit is right', () => {
    const orcid = (value: string) => ({ identifier: [{ system: 'https://orcid.org', value }] });
    expect(read(orcid('https://orcid.org/0000-0002-1825-0097')).orcid).toBe('0000-0002-1825-0097');
    expect(read(orcid('000000021694233x')).orcid).toBe('0000-0002-1694-233X');
    expect(notesOf(orcid('0000-0002-1825-0098'))).toEqual(['bad-orcid']);
  });

  it('has a specialty where a concept or a name is one of ours, and none where it is not', () => {
    const qualified = (...code: Json[]) => read({ qualification: code.map((one) => ({ code: one })) }).specialties;
    const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
    expect(qualified(snomed('41672002'), snomed('394803006'), { text: 'Néphrologie' }, { coding: [{ display: 'Obstetrics and Gynecology' }] })).toEqual([
      'respirology',
      'hematology',
      'nephrology',
      'obstetrics-and-gynecology',
    ]);
    expect(qualified(snomed('0'), { text: 'Bachelor of Science' }, { coding: [{ system: 'urn:x', code: '41672002' }] })).toEqual([]);
  });

  it('is refused when the source says that it is inactive', () => {
    expect(() => read({ active: false })).toThrow('inactive');
  });

  it('is read, whatever nonsense stands in its fields', () => {
    const nonsense = [null, 7, 'x', [], [null, 'x', [[]]], {}, { system: 7, value: {} }];
    for (const value of nonsense)
      for (const field of ['identifier', 'telecom', 'address', 'communication', 'qualification'])
        expect(read({ [field]: value })).toMatchObject({ familyName: 'Lavoie', licences: [], languages: [] });
  });
});
