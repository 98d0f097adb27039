import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { Problem } from '../problem.js';
import { partial } from './derive.js';
import { field } from './field.js';
import { FieldsPipe } from './pipe.js';
import { fits, validate } from './validate.js';

class Inner {
  @field.id() id: string;
  @field.date({ optional: true }) on?: string;
}

class Outer {
  @field.text({ max: 10 }) name: string;
  @field.text({ max: 20, lines: true, optional: true, nullable: true }) note?: string | null;
  @field.instant({ optional: true }) at?: string;
  @field.oneOf(['a', 'b'], { optional: true }) kind?: string;
  @field.integer({ min: 1, max: 9, optional: true }) count?: number;
  @field.flag({ optional: true }) yes?: boolean;
  @field.timeZone({ optional: true }) zone?: string;
  @field.object(() => Inner, { optional: true }) one?: Inner;
  @field.list(() => Inner, { max: 2, optional: true }) many?: Inner[];
  @field.codes({ max: 2, optional: true }) codes?: string[];
}

const ID = '01900000-0000-7000-8000-000000000001';
const errorsOf = (value: unknown): [string, string][] => {
  try {
    validate(Outer, value);
    return [];
  } catch (error) {
    return (error as Problem).more.errors!.map(({ field: name, code }) => [name, code]);
  }
};

describe('fields refuse what class-validator alone lets through', () => {
  it.each<[string, unknown, string, string]>([
    ['a NUL byte', { name: 'a\u0000b' }, 'name', 'ill-formed-text'],
    ['a lone surrogate', { name: 'a\ud800' }, 'name', 'ill-formed-text'],
    ['a line break where none belongs', { name: 'a\nb' }, 'name', 'ill-formed-text'],
    ['blank text', { name: '   ' }, 'name', 'blank'],
    ['a date that is not in the calendar', { name: 'a', at: '2025-02-30T10:00:00Z' }, 'at', 'not-an-instant'],
    ['an instant without offset', { name: 'a', at: '2025-02-03T10:00:00' }, 'at', 'not-an-instant'],
    ['hour 24', { name: 'a', at: '2025-02-03T24:00:00Z' }, 'at', 'not-an-instant'],
    ['a missing field', {}, 'name', 'required'],
    ['null where there is nothing to be null', { name: null }, 'name', 'required'],
    ['an object where a list is meant', { name: 'a', many: { id: ID } }, 'many', 'not-a-list'],
    ['a list where an object is meant', { name: 'a', one: [] }, 'one', 'not-an-object'],
    ['an item that is no object', { name: 'a', many: [1] }, 'many', 'not-an-object'],
    ['too many items', { name: 'a', many: [{ id: ID }, { id: ID }, { id: ID }] }, 'many', 'too-many'],
    ['a wrong field deep inside', { name: 'a', many: [{ id: ID }, { id: ID, on: '2025-13-01' }] }, 'many[1].on', 'not-a-date'],
    ['an unknown field', { name: 'a', extra: 1 }, 'extra', 'unknown-field'],
    ['a number as text', { name: 'a', count: '3' }, 'count', 'out-of-range'],
    ['an invented time zone', { name: 'a', zone: 'America/Nowhere' }, 'zone', 'not-a-time-zone'],
  ])('%s', (_, value, name, code) => {
    expect(errorsOf(value)).toContainEqual([name, code]);
  });

  it.each([null, [], 'text', 3])('a body that is %j', (value) => {
    expect(errorsOf(value)).toEqual([['', 'not-an-object']]);
  });

  it('in a class made partial, every field may be left out', () => {
    class Change extends partial(Outer) {}
    expect(fits(Change, {})).toBe(true);
    expect(fits(Change, { name: '' })).toBe(false);
  });

  it('and bring ids to lower case', () => {
    const given = { name: 'a', one: { id: ID.toUpperCase() } };
    expect(validate(Outer, given).one!.id).toBe(ID);
  });
});

describe('the quick check and class-validator', () => {
  const anything = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.constant(ID), fc.constant('2025-02-28'), fc.constant('2025-02-28T10:00:00Z'), fc.constantFrom('a', 'UTC', 3));
  const inner = fc.oneof(anything, fc.record({ id: fc.oneof(fc.constant(ID), anything), on: anything }, { requiredKeys: [] }));
  const outer = fc.record(
    { name: fc.oneof(fc.constant('Élise'), anything), note: anything, at: anything, kind: anything, count: anything, yes: anything, zone: anything, one: inner, many: fc.oneof(inner, fc.array(inner, { maxLength: 3 })), codes: fc.oneof(anything, fc.array(anything, { maxLength: 3 })), other: anything },
    { requiredKeys: [] },
  );

  it('agree on any value', () => {
    fc.assert(
      fc.property(outer, (value) => {
        const errors = validateSync(plainToInstance(Outer, structuredClone(value)), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
        expect(fits(Outer, structuredClone(value))).toBe(errors.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the pipe', () => {
  class OnlyDerived extends partial(Outer) {}
  class Query {
    @field.integer({ min: 1, max: 9, optional: true }) limit?: number;
  }

  it('validates a body whose class has no field of its own, and derives all of them', () => {
    expect(() => new FieldsPipe().transform({ count: 10 }, { type: 'body', metatype: OnlyDerived })).toThrow('invalid-request');
    expect(new FieldsPipe().transform({ count: 9 }, { type: 'body', metatype: OnlyDerived })).toEqual({ count: 9 });
  });

  it('refuses data that bring a constructor of their own', () => {
    for (const codes of [{ constructor: { name: 'x' } }, { constructor: 1 }, { __proto__: null, constructor: null }])
      expect(() => new FieldsPipe().transform({ name: 'a', codes }, { type: 'body', metatype: Outer })).toThrow('invalid-request');
  });

  it('takes a parameter that is called like a part of the language for an unknown one', () => {
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(() => new FieldsPipe().transform({ [name]: 'x' }, { type: 'query', metatype: Query })).toThrow('invalid-request');
  });
});
