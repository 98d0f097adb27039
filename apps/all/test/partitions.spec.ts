import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { interactions } from '../../interactions/src/interactions.app.js';
import { prepareDatabase } from '../src/prepare.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(interactions);
});
afterAll(() => world?.close());

describe('a suite that has rested for months', () => {
  it('has the partitions of today before it takes the first row', async () => {
    const [{ month }] = (await world.sql(`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM') AS month`)) as [{ month: string }];
    const partitions = [`interactions.audit_entries_${month}`, `messaging.events_${month}`, `messaging.deliveries_${month}`];
    await world.sql(`DROP TABLE ${partitions.join(', ')}`);
    await prepareDatabase(world.config);
    const logged = await world.as('maude').post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] });
    expect(logged.status).toBe(201);
    for (const partition of partitions) expect([partition, (await world.sql(`SELECT 1 FROM ${partition}`)).length > 0]).toEqual([partition, true]);
  });
});
