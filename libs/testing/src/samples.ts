import fc, { type Arbitrary } from 'fast-check';
import type { EventType } from '@liaison/contracts';

/** The part of a fact's shape that a generator needs. */
interface Shape {
  name: string;
  of?: unknown;
}

const INSTANTS = { min: new Date('2025-01-01T00:00:00Z'), max: new Date('2026-03-01T00:00:00Z'), noInvalidDate: true };
/** Few ids, and an instant that recurs, so that events meet: one aggregate changes often, one person attends much, two things happen at once. */
export const sampleIds = Array.from({ length: 4 }, (_, i) => `01900000-0000-7000-8fff-00000000000${i + 1}`);

/** Any facts that keep an event's contract. */
export const anyFacts = ({ facts }: EventType): Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(facts).map(([key, shape]) => [key, any(shape)])));

const text = fc.string({ minLength: 1, maxLength: 20 });
export const anyPersonal = ({ personal }: EventType): Arbitrary<Record<string, unknown> | null> =>
  Object.keys(personal).length === 0 ? fc.constant(null) : fc.record(Object.fromEntries(Object.entries(personal).map(([key, { name }]) => [key, name.endsWith('?') ? fc.option(text) : text])));

function any({ name, of }: Shape): Arbitrary<unknown> {
  if (name.endsWith('?')) return fc.option(any(of as Shape), { nil: null });
  if (name.startsWith('[')) return fc.array(any(of as Shape), { maxLength: 3 });
  if (name.startsWith('{')) return fc.record(Object.fromEntries(Object.entries(of as Record<string, Shape>).map(([key, shape]) => [key, any(shape)])));
  if (name.startsWith('oneOf')) return fc.constantFrom(...(of as string[]));
  const simple: Record<string, Arbitrary<unknown>> = {
    id: fc.constantFrom(...sampleIds),
    integer: fc.integer({ min: 0, max: 10_000 }),
    number: fc.float({ noNaN: true, noDefaultInfinity: true }),
    flag: fc.boolean(),
    instant: fc.oneof(fc.constant('2026-02-01T15:00:00.000Z'), fc.date(INSTANTS).map((date) => date.toISOString())),
    date: fc.date(INSTANTS).map((date) => date.toISOString().slice(0, 10)),
    code: fc.constantFrom('06', '02', 'oncology', 'MED', 'fr'),
  };
  return simple[name] ?? fail(name);
}

function fail(name: string): never {
  throw new Error(`libs/testing/src/samples.ts cannot make a "${name}" yet`);
}
