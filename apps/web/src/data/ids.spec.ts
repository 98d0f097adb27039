import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { newId } from './ids.js';

describe('ids that a device makes', () => {
  it('are UUIDs of version 7, each another one', () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sort by the moment at which they were made', () => {
    expect(newId(1_000) < newId(2_000)).toBe(true);
    expect(newId(Date.parse('2026-03-02')) < newId(Date.parse('2026-03-03'))).toBe(true);
  });
});
