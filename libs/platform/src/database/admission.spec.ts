import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';

describe('admission to the pool', () => {
  it('keeps the last connections for what must not be shed', async () => {
    const admission = new Admission(10);
    const leave: (() => void)[] = [];
    for (const lane of ['read', 'read', 'read', 'read', 'read', 'read'] as const) leave.push(await admission.enter(lane));
    let reading = false;
    const late = admission.enter('read').then((go) => ((reading = true), go()));
    for (const lane of ['write', 'write', 'reserved', 'reserved'] as const) leave.push(await admission.enter(lane));
    expect(admission.load).toEqual({ inUse: 10, waiting: 1 });
    expect(reading).toBe(false);
    for (const go of leave) go();
    await late;
  });

  it('lets the most urgent in first when a place comes free', async () => {
    const admission = new Admission(1);
    const leave = await admission.enter('reserved');
    const order: string[] = [];
    const lanes = ['background', 'read', 'write', 'reserved'] as const;
    const all = lanes.map((lane) => admission.enter(lane).then((go) => (order.push(lane), go())));
    leave();
    await Promise.all(all);
    expect(order).toEqual(['reserved', 'write', 'read', 'background']);
  });

  it('answers 503 at once when the queue is full, and gives a place back once only', async () => {
    const admission = new Admission(1);
    const leave = await admission.enter('read');
    const waiting = Array.from({ length: 6 }, () => admission.enter('read'));
    await expect(admission.enter('read')).rejects.toMatchObject({ code: 'overloaded', status: 503 });
    leave();
    leave();
    const next = await waiting[0]!;
    expect(admission.load.inUse).toBe(1);
    next();
    for (const one of waiting.slice(1)) (await one)();
  });
});
