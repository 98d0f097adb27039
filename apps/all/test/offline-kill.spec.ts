import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import type { World } from '@liaison/testing';
import { TestDevice } from './offline-device.js';
import { decide, raiseSignals } from './offline-triage.js';
import { openDeviceWorld } from './offline-world.js';

const LONG_MS = 240_000;

let world: World;
let hospital: string;
beforeAll(async () => {
  ({ world, hospital } = await openDeviceWorld());
}, LONG_MS);
afterAll(() => world?.close());

class Killed extends Error {}

/** What a person does with a device; each deed is done once, however often the device dies in it. */
interface Day {
  device: TestDevice;
  /** Deeds that are done: the person has seen that it was saved. */
  deeds: number;
  steps: string[];
}

/** A device that dies at its n-th step, at the latest when it has come to the end of the day. */
async function liveUntil(n: number, day: Day, deeds: (() => Promise<unknown>)[]): Promise<boolean> {
  let step = 0;
  day.device.step = (what) => {
    if (step >= n) throw new Killed(`killed before: ${what}`);
    day.steps[step] = what;
    step++;
  };
  try {
    while (day.deeds < deeds.length) {
      await deeds[day.deeds]!();
      if (step >= n) throw new Killed('killed between two deeds');
      day.deeds++;
    }
    return true;
  } catch {
    if (step < n) throw new Error(`the day failed by itself after ${day.steps[step - 1]}`);
    return false;
  } finally {
    day.device.kill();
    day.device.step = () => undefined;
    day.device.start();
  }
}

/** The ids of one day, so that a deed that was killed half-way is done again as the same. */
const idsOfDay = () => ({ person: newId(), contested: '', signal: '', keys: Array.from({ length: 5 }, newId), meetings: [newId(), newId()] as [string, string], insight: newId(), commitment: newId() });

function deedsOf({ device }: Day, ids: ReturnType<typeof idsOfDay>) {
  const write = (n: number, command: Parameters<TestDevice['write']>[0]) => device.device.write({ key: ids.keys[n]!, ...command });
  const body = (over: object) => ({ channel: 'in_person', startedAt: '2026-03-02T14:00:00Z', ...over });
  return [
    () => write(0, { resource: 'stakeholders', method: 'POST', id: ids.person, body: { kind: 'hcp', givenName: 'Née', familyName: 'Hors-Ligne', affiliations: [{ organizationId: hospital }] } }),
    () => write(1, { resource: 'interactions', method: 'POST', id: ids.meetings[0], body: body({ attendees: [{ id: newId(), stakeholderId: ids.person }], insights: [{ id: ids.insight, text: `Entendu ${ids.insight}` }] }) }),
    () => write(2, { resource: 'interactions', method: 'POST', id: ids.meetings[1], body: body({ attendees: [{ id: newId(), organizationId: hospital }], commitments: [{ id: ids.commitment, text: 'Envoyer' }] }) }),
    async () => {
      const base = (await device.shown('stakeholders', ids.contested))!;
      await write(3, { resource: 'stakeholders', method: 'PATCH', id: ids.contested, ifMatch: base.version, body: { givenName: 'Mienne', languages: ['fr'] }, base });
    },
    () => decide(device, ids.signal, { decision: 'kept' }, ids.keys[4]),
    async () => {
      device.weather = () => 'fair';
      await device.catchUp();
    },
    async () => {
      for (const { key, state } of await device.device.outbox.all()) if (state === 'conflict') await device.device.outbox.resolve(key, { givenName: 'mine' });
    },
    () => device.catchUp(),
  ];
}

/** One day in which the device is killed at its n-th step; answers whether it lived to the end of it. */
async function dayKilledAt(device: TestDevice, n: number): Promise<{ lived: boolean; steps: string[] }> {
  const ids = idsOfDay();
  ids.contested = (await world.as('karim').post('/stakeholders', { kind: 'hcp', givenName: 'Élise', familyName: 'Disputée', affiliations: [{ organizationId: hospital }] })).body.id;
  ids.signal = (await raiseSignals(world, 'Trouvée'))[0]!;
  const day: Day = { device, deeds: 0, steps: [] };
  await device.catchUp();
  device.weather = () => 'no-network';
  await world.as('karim').patch(`/stakeholders/${ids.contested}`, { givenName: 'Leur', profession: 'PHA' }, 1);
  const deeds = deedsOf(day, ids);
  const lived = await liveUntil(n, day, deeds);
  if (!lived) await liveUntil(Number.POSITIVE_INFINITY, day, deeds);
  await expectDone(day, ids);
  return { lived, steps: day.steps };
}

async function expectDone({ device }: Day, ids: ReturnType<typeof idsOfDay>): Promise<void> {
  expect(await device.device.outbox.all()).toEqual([]);
  const count = async (table: string, column: string, value: string) => (await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [value]))[0]!.n;
  expect(await count('kol.stakeholders', 'id', ids.person)).toBe(1);
  for (const id of ids.meetings) expect(await count('interactions.interactions', 'id', id)).toBe(1);
  expect(await count('interactions.insights', 'text', `Entendu ${ids.insight}`)).toBe(1);
  expect(await count('interactions.commitments', 'id', ids.commitment)).toBe(1);
  expect(await count('monitoring.audit_entries', 'resource_id', ids.signal)).toBe(1);
  expect((await world.as('maude').get(`/signals/${ids.signal}`)).body).toMatchObject({ version: 2, state: 'kept' });
  expect((await world.as('maude').get(`/stakeholders/${ids.contested}`)).body).toMatchObject({ version: 3, givenName: 'Mienne', languages: ['fr'], profession: 'PHA' });
}

describe('a device that is killed', () => {
  it('at any step of a day loses nothing, and does nothing twice', async () => {
    // Around whatever is sent, and each twelfth step elsewhere; KILLS=all kills at every one.
    const device = await TestDevice.of(world, 'maude');
    await device.catchUp();
    const { steps } = await dayKilledAt(device, Number.POSITIVE_INFINITY);
    const isNear = (n: number) => /batch/.test(`${steps[n - 1]} ${steps[n]} ${steps[n + 1]}`);
    const points = steps.flatMap((_, n) => (process.env.KILLS === 'all' || isNear(n) || n % 12 === 0 ? [n] : []));
    process.stderr.write(`a day of ${steps.length} steps, killed at ${points.length} of them\n`);
    for (const n of points) expect([n, steps[n], (await dayKilledAt(device, n)).lived]).toEqual([n, steps[n], false]);
  }, LONG_MS);
});
