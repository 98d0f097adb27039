import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { pathways } from '../../pathways/src/pathways.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(pathways);
});
afterAll(() => world?.close());

const insert = `INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, audience)
  VALUES ($1, 'product.changed.v1', 'pathways', $1, 1, now(), 'test', '{}', '{}', '{interactions}')`;
const seal = () => world.sql('SELECT messaging.seal_positions(1000)');
const after = async (position: number) =>
  (await world.sql<{ id: string; position: string }>('SELECT id, position FROM messaging.events WHERE position > $1 ORDER BY position', [position])).map((row) => ({ id: row.id, position: Number(row.position) }));

describe('positions', () => {
  it('leave no gap, and who follows them misses nothing while a transaction stays open and a hundred commit', async () => {
    const slow = new pg.Client({ connectionString: world.config.databaseUrl! });
    await slow.connect();
    const late = newId();
    await slow.query('BEGIN');
    await slow.query(insert, [late]);
    const seen: { id: string; position: number }[] = [];
    for (let i = 0; i < 100; i++) {
      await world.sql(insert, [newId()]);
      if (i % 7 === 0) await seal();
      seen.push(...(await after(seen.at(-1)?.position ?? 0)));
    }
    await slow.query('COMMIT');
    await slow.end();
    await seal();
    seen.push(...(await after(seen.at(-1)!.position)));
    expect(seen.map((one) => one.position)).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
    expect(seen.map((one) => one.id)).toContain(late);
  });

  it('are given once when several ask for them at the same time', async () => {
    for (let i = 0; i < 30; i++) await world.sql(insert, [newId()]);
    const before = Number((await world.sql<{ last: string }>('SELECT last FROM messaging.position_counter'))[0]!.last);
    await Promise.all(Array.from({ length: 6 }, seal));
    await seal();
    expect((await after(before)).map((one) => one.position - before)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });
});
