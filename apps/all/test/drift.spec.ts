import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { driftOf } from '@liaison/platform';
import { openWorld, type World } from '@liaison/testing';
import { definitions } from '../src/services.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(...definitions);
});
afterAll(() => world?.close());

describe('entities and migrated schema agree', () => {
  it.each(definitions.map(({ name }) => name))('in %s', async (name) => {
    expect(await driftOf(world.service(name).app.get(DataSource))).toEqual([]);
  });

  it('and a column that is missing or of another type would be told', async () => {
    await world.sql('ALTER TABLE kol.merges DROP COLUMN reason, ALTER COLUMN merged_by TYPE varchar(80)');
    expect(await driftOf(world.service('kol').app.get(DataSource))).toEqual([
      'ALTER TABLE "kol"."merges" ADD COLUMN reason text',
      'ALTER TABLE "kol"."merges" ALTER COLUMN merged_by TYPE text -- is character varying',
    ]);
  });
});
