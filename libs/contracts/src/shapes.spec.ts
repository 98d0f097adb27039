import { describe, expect, it } from '@jest/globals';
import { assertContract, event } from './event.js';
import { code, id, instant, list, maybe, oneOf, personal, record } from './shapes.js';

const visited = event('visit.made.v1', {
  producers: ['kol'],
  kind: 'fact',
  facts: { visitId: id, at: instant, how: oneOf('phone', 'video'), who: list(record({ personId: id, role: maybe(code) })) },
  personal: { note: personal<string>('text') },
});
const visitId = '01900000-0000-7000-8000-000000000001';
const facts = { visitId, at: '2026-03-02T14:00:00.000Z', how: 'phone' as const, who: [{ personId: visitId, role: null }] };
const said = { aggregateId: visitId, version: 1, facts, personal: { note: 'Bonjour' }, subjectIds: [visitId] };

describe('an event', () => {
  it('that keeps its contract is accepted', () => {
    expect(() => assertContract(visited, said)).not.toThrow();
  });

  it.each([
    ['free text where a code belongs', { ...facts, who: [{ personId: visitId, role: 'Dr Élise Tremblay, Montréal' }] }],
    ['an unknown fact', { ...facts, note: 'Bonjour' }],
    ['a missing fact', { visitId, at: facts.at, who: [] }],
    ['a local time', { ...facts, at: '2026-03-02 09:00' }],
  ])('with %s is refused', (_, wrong) => {
    expect(() => assertContract(visited, { ...said, facts: wrong as typeof facts })).toThrow('breaks its contract');
  });

  it('that says something personal names whom it speaks of', () => {
    expect(() => assertContract(visited, { ...said, subjectIds: [] })).toThrow('subjectIds');
  });
});
