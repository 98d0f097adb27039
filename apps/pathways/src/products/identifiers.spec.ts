import { describe, expect, it } from '@jest/globals';
import { Problem } from '@liaison/platform';
import { assertIdentifiers, type Identifier } from './identifiers.js';

function refusal(...identifiers: Identifier[]): { field: string; code: string } | null {
  try {
    assertIdentifiers(identifiers);
    return null;
  } catch (error) {
    const { field, code } = (error as Problem).more.errors![0]!;
    return { field, code };
  }
}

describe('identifiers', () => {
  it('keep their leading zeros: a DIN and an NPN have exactly eight digits', () => {
    expect(refusal({ system: 'DIN', value: '00012345' }, { system: 'NPN', value: '80000001' })).toBeNull();
    for (const value of ['12345', '123456789', '1234567a', '٠١٢٣٤٥٦٧', ''])
      expect(refusal({ system: 'MDL', value: '7' }, { system: 'DIN', value })).toEqual({ field: 'identifiers[1].value', code: 'bad-form' });
  });

  it('let a device licence have one to eight digits', () => {
    expect(refusal({ system: 'MDL', value: '1' }, { system: 'MDL', value: '12345678' })).toBeNull();
    expect(refusal({ system: 'MDL', value: '123456789' })).toMatchObject({ code: 'bad-form' });
  });

  it('stand once in a product, each in its system', () => {
    expect(refusal({ system: 'DIN', value: '12345678' }, { system: 'NPN', value: '12345678' })).toBeNull();
    expect(refusal({ system: 'DIN', value: '12345678' }, { system: 'DIN', value: '12345678' })).toEqual({
      field: 'identifiers[1].value',
      code: 'repeated',
    });
  });
});
