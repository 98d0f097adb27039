import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditSealer, anchorFile, verifyAudit, type Verdict } from '@liaison/platform';
import { openWorld, withClient, type World } from '@liaison/testing';
import { pathways } from '../../pathways/src/pathways.app.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(pathways);
  for (let i = 0; i < 8; i++) await world.as('karim').post('/products', { kind: 'drug', name: { fr: `Produit ${i}`, en: `Product ${i}` } });
  await world.service('pathways').app.get(AuditSealer).seal({ anchor: true });
  await world.sql('CREATE TABLE kept_entries AS SELECT * FROM pathways.audit_entries');
  await world.sql('CREATE TABLE kept_seals AS SELECT * FROM pathways.audit_seals');
});
afterAll(() => world?.close());

const verify = (): Promise<Verdict> => withClient(world.config.databaseUrl!, (client) => verifyAudit(client, 'pathways', anchorFile(world.config, 'pathways')));

/** What only somebody with the database's own rights can do: the triggers are set aside. */
const tamper = (statement: string) => world.sql(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}; COMMIT`);

beforeEach(() =>
  tamper(`DELETE FROM pathways.audit_entries; INSERT INTO pathways.audit_entries SELECT * FROM kept_entries;
          DELETE FROM pathways.audit_seals; INSERT INTO pathways.audit_seals SELECT * FROM kept_seals`),
);
const entry = (place: number) => `(SELECT entry_id FROM kept_seals WHERE sequence = ${place})`;

describe('the audit chain', () => {
  it('verifies as it was written, and says how old the unsealed tail is', async () => {
    expect(await verify()).toEqual({ service: 'pathways', entries: 8, broken: null, unsealedSeconds: 0 });
  });

  it.each<[string, string, RegExp]>([
    ['one changed letter', `UPDATE pathways.audit_entries SET actor = 'x' || actor WHERE id = ${entry(3)}`, /place 3\) was altered/],
    ['a changed microsecond', `UPDATE pathways.audit_entries SET at = at + interval '1 microsecond' WHERE id = ${entry(4)}`, /place 4\) was altered/],
    ['a changed value', `UPDATE pathways.audit_entries SET after = jsonb_set(after, '{kind}', '"device"') WHERE id = ${entry(2)}`, /place 2\) was altered/],
    ['a deletion', `DELETE FROM pathways.audit_entries WHERE id = ${entry(5)}`, /place 5\) was deleted/],
    ['a deletion with its seal', `DELETE FROM pathways.audit_entries WHERE id = ${entry(5)}; DELETE FROM pathways.audit_seals WHERE sequence = 5`, /seals 5 to 5 are gone/],
    [
      'an insertion',
      `INSERT INTO pathways.audit_entries SELECT gen_random_uuid(), at, actor_kind, actor, actor_role, action, resource, resource_id, reason, correlation_id, before, after, sealed FROM kept_entries LIMIT 1`,
      /was inserted past the application/,
    ],
    [
      'a swap',
      `UPDATE pathways.audit_seals SET entry_id = gen_random_uuid() WHERE sequence = 6; UPDATE pathways.audit_seals SET entry_id = ${entry(6)} WHERE sequence = 7; UPDATE pathways.audit_seals SET entry_id = ${entry(7)} WHERE sequence = 6`,
      /place 6\) was altered/,
    ],
    ['a cut of the tail', `DELETE FROM pathways.audit_seals WHERE sequence > 6; DELETE FROM pathways.audit_entries WHERE id IN (${entry(7)}, ${entry(8)})`, /ends at place 6, but place 8 was anchored/],
  ])('tells of %s', async (_, statement, words) => {
    await tamper(statement);
    expect((await verify()).broken).toMatch(words);
  });

  it('tells even of a chain that somebody has made anew, because its head was anchored outside', async () => {
    await tamper(`UPDATE pathways.audit_entries SET actor = 'somebody else' WHERE id = ${entry(1)};
                  DELETE FROM pathways.audit_seals; DELETE FROM pathways.audit_anchors;
                  INSERT INTO pathways.audit_unsealed SELECT id FROM pathways.audit_entries`);
    await world.service('pathways').app.get(AuditSealer).seal();
    expect((await verify()).broken).toMatch(/is not the one that was anchored/);
  });

  it('cannot be changed by the service itself', async () => {
    await expect(world.sql('UPDATE pathways.audit_entries SET actor = actor')).rejects.toThrow('only grows');
    const { DataSource } = await import('typeorm');
    await expect(world.service('pathways').app.get(DataSource).query('DELETE FROM audit_entries')).rejects.toThrow('permission denied');
  });
});
