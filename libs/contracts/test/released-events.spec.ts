import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { topology } from '../src/index.js';

const FIXTURE = 'libs/contracts/test/released-events.json';

type Form = { kind: string; facts: Record<string, string>; personal: Record<string, string> };

const named = (shapes: Record<string, { name: string }>) => Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, shape.name]));
const forms = Object.fromEntries(
  [...topology.values()].map(({ type }): [string, Form] => [type.type, { kind: type.kind, facts: named(type.facts), personal: named(type.personal) }]),
);

describe('a released event', () => {
  const released = existsSync(FIXTURE) ? (JSON.parse(readFileSync(FIXTURE, 'utf8')) as Record<string, Form>) : {};

  it('keeps its form: a new meaning is a new version', () => {
    expect(Object.fromEntries(Object.keys(released).map((type) => [type, forms[type]]))).toEqual(released);
  });

  it('is added to the fixture when it is new (npm test with RELEASE_EVENTS=1 writes it)', () => {
    const added = Object.keys(forms).filter((type) => !released[type]);
    if (process.env.RELEASE_EVENTS) writeFileSync(FIXTURE, `${JSON.stringify({ ...released, ...forms }, null, 2)}\n`);
    else expect(added).toEqual([]);
  });
});
