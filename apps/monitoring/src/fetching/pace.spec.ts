import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backOffMs } from './back-off.js';
import { Turns } from './politeness.js';
import { retryAfter } from './retry-after.js';

const now = new Date('2026-03-02T15:00:00Z');
const inSeconds = (header?: string) => (retryAfter(header, now).getTime() - now.getTime()) / 1_000;

describe('a wait that a source asks for', () => {
  it('is given in seconds or as a date', () => {
    expect([inSeconds('120'), inSeconds('Mon, 02 Mar 2026 15:30:00 GMT'), inSeconds('Monday, 02-Mar-26 15:30:00 GMT')]).toEqual([120, 1_800, 1_800]);
  });

  it('is a day at most and a second at least', () => {
    expect([inSeconds('99999999999'), inSeconds('9'.repeat(400)), inSeconds('0'), inSeconds('Mon, 02 Mar 2020 15:30:00 GMT')]).toEqual([86_400, 86_400, 1, 1]);
  });

  it('is a minute when it says nothing that makes sense', () => {
    expect([undefined, '', 'soon', '-5', '1e9', '12 minutes'].map(inSeconds)).toEqual([60, 60, 60, 60, 60, 60]);
  });
});

describe('the wait after failures', () => {
  it('doubles from a minute to a day', () => {
    expect([1, 2, 3, 10, 11, 12, 1_000].map((failures) => backOffMs(failures, 1) / 60_000)).toEqual([1, 2, 4, 512, 1_024, 1_440, 1_440]);
  });

  it('lies between half and the whole of it, wherever chance puts it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, jitter) => {
        const longest = backOffMs(failures, 1);
        expect(backOffMs(failures, jitter)).toBeGreaterThanOrEqual(longest / 2);
        expect(backOffMs(failures, jitter)).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe('turns at a host', () => {
  /** Turns on a time of their own, and what each one waited. */
  function turns() {
    const world = { nowMs: 0, waited: [] as number[] };
    const wait = async (ms: number) => {
      world.waited.push(ms);
      world.nowMs += ms;
    };
    return Object.assign(world, { take: new Turns(() => world.nowMs, wait) });
  }

  it('are as far apart as its rate says', async () => {
    const { take, waited } = turns();
    for (let n = 0; n < 4; n++) await take.take('eutils.example', 4);
    expect(waited).toEqual([250, 250, 250]);
  });

  it('cost nothing when enough time has passed by itself', async () => {
    const world = turns();
    await world.take.take('a.example', 1);
    world.nowMs += 1_500;
    await world.take.take('a.example', 1);
    expect(world.waited).toEqual([]);
  });

  it('are kept when several ask at once', async () => {
    const waited: number[] = [];
    const at = new Turns(() => 0, async (ms) => waited.push(ms));
    await Promise.all([at.take('a.example', 2), at.take('a.example', 2), at.take('a.example', 2)]);
    expect(waited).toEqual([500, 1_000]);
  });

  it('do not make one host wait for another', async () => {
    const { take, waited } = turns();
    for (let n = 0; n < 1_200; n++) await take.take(`host-${n}.example`, 0.001);
    expect(waited).toEqual([]);
  });
});
