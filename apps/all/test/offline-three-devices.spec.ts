import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import type { World } from '@liaison/testing';
import { ThreeDevices } from './offline-story.js';
import { openDeviceWorld } from './offline-world.js';

const LONG_MS = 240_000;
const EDITS = 300;

let world: World;
let hospital: string;
beforeAll(async () => {
  ({ world, hospital } = await openDeviceWorld());
}, LONG_MS);
afterAll(() => world?.close());

describe('three devices that are offline most of the time', () => {
  it('lose nothing, double nothing, and surface every conflict', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    process.stderr.write(`three devices, ${EDITS} edits, SEED=${seed}\n`);
    const story = await ThreeDevices.begin(world, hospital, seed);
    await story.live(EDITS);
    await story.settle();
    process.stderr.write(`${story.summary()}\n`);
    expect(await story.unaccounted()).toEqual([]);
    expect(await story.doubled()).toEqual([]);
    expect(await story.overwrittenUnseen()).toEqual([]);
    expect(story.conflicts).toBeGreaterThan(0);
  }, LONG_MS);

  it('would be caught if one of them overwrote what it had not seen', async () => {
    const story = await ThreeDevices.begin(world, hospital, 7);
    const id = newId();
    const make = { kind: 'hcp', givenName: 'g-0', familyName: 'Témoin', affiliations: [{ organizationId: hospital }] };
    await world.as('karim').post('/stakeholders', { id, ...make });
    story.watch('stakeholders', id, { givenName: 'g-0' });
    story.note({ resource: 'stakeholders', id, field: 'givenName', value: 'g-1', seen: 'g-0' });
    story.note({ resource: 'stakeholders', id, field: 'givenName', value: 'g-2', seen: 'g-0' });
    await world.as('karim').patch(`/stakeholders/${id}`, { givenName: 'g-1' }, 1);
    await world.as('karim').patch(`/stakeholders/${id}`, { givenName: 'g-2' }, 2);
    expect(await story.overwrittenUnseen()).toEqual([`givenName of ${id}: g-2 was written by somebody who had seen g-0, over g-1`]);
    story.note({ resource: 'stakeholders', id, field: 'givenName', value: 'g-3', seen: 'g-2' });
    expect(await story.unaccounted()).toEqual([`givenName of ${id}: g-3`]);
  }, LONG_MS);
});
