import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { daily, Ticker } from '@liaison/messaging';
import { UnitOfWork } from '@liaison/platform';
import { openWorld, type World } from '@liaison/testing';
import { pathways } from '../../pathways/src/pathways.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(pathways);
});
afterAll(() => world?.close());

const ran: string[] = [];
const morning = (name: string, fails = false) => ({
  name,
  slots: daily(7),
  run: async (_: UnitOfWork, slot: Date) => {
    if (fails) throw new Error('not today');
    ran.push(`${name} ${slot.toISOString()}`);
  },
});
const ticker = (...schedules: ReturnType<typeof morning>[]) => new Ticker(world.service('pathways').app.get(UnitOfWork), schedules);

describe('a tick', () => {
  it('runs what is due once, whoever ticks and however late', async () => {
    const both = [ticker(morning('watch')), ticker(morning('watch'))];
    await both[0]!.tick(new Date('2026-03-02T11:59:30Z'));
    expect(ran).toEqual([]);
    await Promise.all(both.map((one) => one.tick(new Date('2026-03-02T12:00:10Z'))));
    await both[1]!.tick(new Date('2026-03-02T12:01:10Z'));
    expect(ran).toEqual(['watch 2026-03-02T12:00:00.000Z']);
    await both[0]!.tick(new Date('2026-03-05T13:00:00Z'));
    expect(ran.slice(1)).toEqual(['watch 2026-03-03T12:00:00.000Z', 'watch 2026-03-04T12:00:00.000Z', 'watch 2026-03-05T12:00:00.000Z']);
  });

  it('takes up a slot again whose process died in the middle', async () => {
    const at = new Date('2026-03-06T12:00:30Z');
    await ticker(morning('report')).tick(new Date('2026-03-06T11:00:00Z'));
    await expect(ticker(morning('report', true)).tick(at)).rejects.toThrow('not today');
    await ticker(morning('report')).tick(new Date(at.getTime() + 60_000));
    expect(ran.filter((one) => one.startsWith('report'))).toEqual([]);
    await ticker(morning('report')).tick(new Date(at.getTime() + 11 * 60_000));
    expect(ran.filter((one) => one.startsWith('report'))).toEqual(['report 2026-03-06T12:00:00.000Z']);
  });
});
