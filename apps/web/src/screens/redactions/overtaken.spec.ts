import { describe, expect, it } from '@jest/globals';
import type { OpenedRedaction } from '../../data/redactions.js';
import { carriedOver } from './overtaken.js';

const opened = (texts: Record<string, string>) => ({ passages: Object.entries(texts).map(([part, text]) => ({ part, id: '1', text })) }) as unknown as OpenedRedaction;

describe('a redaction whose meeting has changed meanwhile', () => {
  it('keeps what was written over passages that read as they did, and overwrites none that does not', () => {
    const before = opened({ note: 'avant', place: 'ici', insight: 'dit' });
    const now = opened({ note: 'après', place: 'ici' });
    expect(carriedOver({ 'note 1': 'ma note', 'place 1': 'nulle part', 'insight 1': 'parti' }, before, now)).toEqual({ kept: { 'place 1': 'nulle part' }, unsaved: { 'note 1': 'ma note' } });
  });
});
