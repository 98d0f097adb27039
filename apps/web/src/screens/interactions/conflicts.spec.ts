import { describe, expect, it } from '@jest/globals';
import type { Interaction, LogInteraction } from '../../data/interactions.js';
import { compare, resolved } from './conflicts.js';

const attendee = { id: 'a', stakeholderId: 's', organizationId: null, nameFr: 'Élise Côté', nameEn: 'Élise Côté', unresolved: false };
const base = {
  channel: 'phone', startedAt: '2026-03-02T15:00:00.000Z', durationMinutes: 30, place: 'A', initiatedBy: 'msl', language: 'fr', note: null,
  attendees: [attendee], discussions: [], documentedInterests: [],
} as unknown as Interaction;
const mine = (change: object) =>
  ({ channel: 'phone', startedAt: '2026-03-02T15:00:00.000Z', durationMinutes: 30, place: 'A', initiatedBy: 'msl', language: 'fr',
     attendees: [{ id: 'a', stakeholderId: 's' }], discussions: [], documentedInterests: [], insights: [{ id: 'i', text: 'nouveau' }], ...change }) as unknown as LogInteraction;

describe('two versions of a meeting', () => {
  it('conflict in nothing when only one of the two changed each field', () => {
    const comparison = compare(base, mine({ durationMinutes: 45 }), { ...base, note: 'ajout' });
    expect(comparison).toEqual({ asked: [], mine: ['durationMinutes'], theirs: ['note'] });
  });

  it('conflict where both changed a field, and not to the same', () => {
    expect(compare(base, mine({ place: 'B' }), { ...base, place: 'C' }).asked).toEqual(['place']);
    expect(compare(base, mine({ place: 'B' }), { ...base, place: 'B' }).asked).toEqual([]);
  });

  it('are the same where only names, nulls or forms of a time differ', () => {
    expect(compare(base, mine({ startedAt: '2026-03-02T10:00:00-05:00', note: undefined }), base)).toEqual({ asked: [], mine: [], theirs: [] });
  });

  it('come together: what only I changed, what I am to win, and what I added', () => {
    const comparison = compare(base, mine({ place: 'B', durationMinutes: 45, note: 'moi' }), { ...base, place: 'C', note: 'autre' });
    expect(resolved(comparison, mine({ place: 'B', durationMinutes: 45, note: 'moi' }), { place: 'mine', note: 'theirs' })).toEqual({
      durationMinutes: 45,
      place: 'B',
      insights: [{ id: 'i', text: 'nouveau' }],
    });
  });
});
