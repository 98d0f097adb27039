import { describe, expect, it } from '@jest/globals';
import { timesIn } from './times-in.js';

const french = timesIn('fr-CA', 'America/Toronto');
const english = timesIn('en-CA', 'America/Toronto');
const NOW = Date.parse('2026-12-01T13:30:00Z');

describe('times', () => {
  it('are shown in the person’s zone, as one writes them in Québec', () => {
    expect(french.moment('2026-12-01T13:30:00Z')).toBe('1er décembre 2026 à 8\u00a0h\u00a030');
    expect(french.weekday('2026-12-02T03:00:00Z')).toBe('mardi 1er décembre');
    expect(french.clock('2026-12-01T20:05:00Z')).toBe('15\u00a0h\u00a005');
    expect(french.clock('2026-12-01T12:00:00Z')).toBe('7\u00a0h');
    expect(english.moment('2026-12-01T13:30:00Z')).toMatch(/^December 1, 2026 at 8:30/);
  });

  it('leave a date where it is, whatever the zone', () => {
    expect(french.day('2026-12-01')).toBe('1er déc. 2026');
    expect(timesIn('en-CA', 'America/Vancouver').day('2026-12-01')).toBe('Dec 1, 2026');
  });

  it('say a date as far as it is known', () => {
    expect(['2026', '2026-03', '2026-03-01'].map(french.partial)).toEqual(['2026', 'mars 2026', '1er mars 2026']);
    expect(['2026', '2026-03', '2026-03-01'].map(english.partial)).toEqual(['2026', 'March 2026', 'Mar 1, 2026']);
  });

  it('say how far a deadline is, and how long it has passed', () => {
    expect(french.distance('2026-12-02T13:30:00Z', NOW)).toBe('dans 24 heures');
    expect(french.distance('2026-11-28T13:30:00Z', NOW)).toBe('il y a 3 jours');
    expect(english.distance('2026-12-01T13:50:00Z', NOW)).toBe('in 20 minutes');
    expect([french.distance('2026-12-01T13:29:45Z', NOW), english.distance('2026-12-01T13:29:45Z', NOW)]).toEqual(['à l’instant', 'just now']);
  });

  it('go into an input and come back, over both changes of the clocks', () => {
    for (const iso of ['2026-07-01T12:00:00.000Z', '2026-12-01T13:30:00.000Z', '2026-03-08T06:59:00.000Z', '2026-03-08T07:01:00.000Z', '2026-11-01T07:30:00.000Z'])
      expect(french.fromInput(french.toInput(iso))).toBe(iso);
    expect(french.toInput('2026-12-01T13:30:00Z')).toBe('2026-12-01T08:30');
  });
});
