import { describe, expect, it } from '@jest/globals';
import { faultOf, holdsOn } from './json.js';
import { namesMeant, namesOf } from './names-in-file.js';
import { resourcesIn } from './resources.js';

describe('the resources of a value', () => {
  it('are those of bundles however deep, and the people and organizations that others contain', () => {
    const plan = { resourceType: 'CarePlan', id: 'c', contained: [{ resourceType: 'Practitioner', id: 'p' }, { resourceType: 'Patient', id: 'x' }] };
    const inner = { resourceType: 'Bundle', entry: [{ fullUrl: 'urn:uuid:1', resource: plan }, { request: { method: 'DELETE' } }] };
    const found = [...resourcesIn([{ resourceType: 'Bundle', entry: [{ resource: inner }] }, 'nonsense'])];
    expect(found.map((one) => one && [one.resource.resourceType, one.fullUrl, one.container?.resource.id])).toEqual([
      ['CarePlan', 'urn:uuid:1', undefined],
      ['Practitioner', null, 'c'],
      null,
    ]);
  });
});

describe('how a file speaks of a resource', () => {
  const found = (fullUrl: string | null, id?: string) => ({ resource: { resourceType: 'Organization', id }, fullUrl, container: null });

  it('is its reference, and its address where the bundle or the source of the import tells it', () => {
    expect(namesOf(found(null, '1'), null)).toEqual({ reference: 'Organization/1', url: null });
    expect(namesOf(found(null, '1'), 'https://a.test/fhir')).toEqual({ reference: 'Organization/1', url: 'https://a.test/fhir/Organization/1' });
    expect(namesOf(found('https://b.test/Organization/1/_history/2', '1'), 'https://a.test')).toEqual({ reference: 'Organization/1', url: 'https://b.test/Organization/1' });
    expect(namesOf(found('urn:uuid:7'), null)).toEqual({ reference: null, url: 'urn:uuid:7' });
    expect(namesOf({ ...found(null, 'a'), container: found(null, '1') }, null).reference).toBe('Organization/1#a');
    expect(namesOf(found('relative/url', 'has space'), null)).toEqual({ reference: null, url: null });
  });

  it('is resolved against the address of whoever speaks', () => {
    const speaker = namesOf(found('https://b.test/Organization/1', '1'), null);
    expect(namesMeant({ reference: 'Organization/2' }, speaker)).toEqual(['https://b.test/Organization/2', 'Organization/2']);
    expect(namesMeant({ reference: 'urn:uuid:7' }, speaker)).toEqual(['urn:uuid:7']);
    expect(namesMeant({ reference: '#a' }, { reference: 'CarePlan/1#b', url: null })).toEqual(['CarePlan/1#a']);
    expect(namesMeant({ display: 'somewhere' }, speaker)).toEqual([]);
  });
});

describe('a value', () => {
  it('is unfit when it is too deep or holds what no text may hold', () => {
    expect(faultOf(JSON.parse('['.repeat(41) + ']'.repeat(41)))).toBe('tooDeep');
    expect(faultOf({ a: ['x\0'] })).toBe('illFormed');
    expect(faultOf({ 'a\ud800': 1 })).toBe('illFormed');
    expect(faultOf({ a: [1, null, true, '👩🏽‍⚕️', JSON.parse('['.repeat(38) + ']'.repeat(38))] })).toBeNull();
  });

  it('of a period holds on its days, also when it names only a year or a month', () => {
    const holds = (start?: string, end?: string) => holdsOn({ start, end }, '2026-03-02');
    expect([holds(), holds('2026'), holds('2026-03'), holds('2026-03-02', '2026-03-02T08:00:00Z'), holds(undefined, '2026')]).toEqual([true, true, true, true, true]);
    expect([holds('2027'), holds('2026-03-03'), holds(undefined, '2025'), holds('2020', '2026-02'), holds(undefined, '2026-03-01')]).toEqual([false, false, false, false, false]);
  });
});
