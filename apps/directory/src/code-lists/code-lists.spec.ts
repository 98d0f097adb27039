import { describe, expect, it } from '@jest/globals';
import { fits } from '@liaison/platform';
import { codeLists } from './all.js';
import { CodeListView } from './code-list.dto.js';
import { healthRegions } from './health-regions.js';
import { specialties } from './specialties.js';

describe.each(codeLists)('the code list $name', (list) => {
  it('has the form that the API promises, with no code twice', () => {
    expect(fits(CodeListView, list)).toBe(true);
    expect(new Set(list.items.map((one) => one.code)).size).toBe(list.items.length);
  });

  it('names parents that stand in it', () => {
    const codes = list.items.map((one) => one.code);
    for (const { parent } of list.items) if (parent) expect(codes).toContain(parent);
  });

  it('says no label twice', () => {
    for (const language of ['fr', 'en'] as const)
      expect(new Set(list.items.map((one) => one.label[language])).size).toBe(list.items.length);
  });
});

describe('code lists', () => {
  it('stand in the order of their names', () => {
    const names = codeLists.map((list) => list.name);
    expect(names).toEqual([...names].sort());
  });

  it('hold the 18 health regions and the 61 specialties', () => {
    expect(healthRegions.items.map((one) => one.code)).toEqual(Array.from({ length: 18 }, (_, i) => String(i + 1).padStart(2, '0')));
    expect(specialties.items).toHaveLength(61);
  });
});
