import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { messagingPlan } from '@liaison/messaging';
import { schemaPlan, type Migration, type SchemaPlan } from '@liaison/platform';
import { definitions } from '../src/services.js';

const FIXTURE = 'apps/all/test/released-migrations.json';

/** Schema and name of a migration, and the hash of all that it says to the database. */
type Hashes = Record<string, string>;

async function hashOf(migration: Migration, schema: string): Promise<string> {
  const said: unknown[] = [];
  const query = (...asked: unknown[]) => Promise.resolve((said.push(asked), []));
  await new migration().up({ query, connection: { options: { schema } } } as never);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

async function hashes(plans: SchemaPlan[]): Promise<Hashes> {
  const found: Hashes = {};
  for (const { schema, migrations } of plans) for (const migration of migrations) found[`${schema} ${new migration().name}`] = await hashOf(migration, schema);
  return found;
}

describe('a released migration', () => {
  const released = existsSync(FIXTURE) ? (JSON.parse(readFileSync(FIXTURE, 'utf8')) as Hashes) : {};

  it('says to the database what it has always said: what has to be mended is mended by a new one', async () => {
    const now = await hashes([messagingPlan, ...definitions.map(schemaPlan)]);
    expect(Object.fromEntries(Object.keys(released).map((name) => [name, now[name]]))).toEqual(released);
  });

  it('is added to the fixture when it is new (npm test with RELEASE_MIGRATIONS=1 writes it)', async () => {
    const now = await hashes([messagingPlan, ...definitions.map(schemaPlan)]);
    const added = Object.keys(now).filter((name) => !released[name]);
    if (process.env.RELEASE_MIGRATIONS) writeFileSync(FIXTURE, `${JSON.stringify({ ...now, ...released }, null, 2)}\n`);
    else expect(added).toEqual([]);
  });
});
