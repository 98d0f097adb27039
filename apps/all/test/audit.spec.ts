import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditSealer, anchorFile, verifyAudit, type Verdict } from '@liaison/platform';
import { openWorld, until, withClient, type World } from '@liaison/testing';
import { withoutKey } from './audit/scene.js';
import { pathways } from '../../pathways/src/pathways.app.js';

let world: World;
let file: string;
let anchors: string;
const sealer = () => world.service('pathways').app.get(AuditSealer);
const write = async (products: number) => {
  for (let i = 0; i < products; i++) await world.as('karim').post('/products', { kind: 'drug', name: { fr: `Produit ${i}`, en: `Product ${i}` } });
};

beforeAll(async () => {
  world = await openWorld(pathways);
  file = anchorFile(world.config, 'pathways');
  await write(4);
  await sealer().seal({ anchor: true });
  await write(4);
  await sealer().seal({ anchor: true });
  anchors = readFileSync(file, 'utf8');
  for (const table of ['entries', 'seals', 'anchors']) await world.sql(`CREATE TABLE kept_${table} AS SELECT * FROM pathways.audit_${table}`);
});
afterAll(() => world?.close());

const verify = (): Promise<Verdict> => withClient(world.config.databaseUrl!, (client) => verifyAudit(client, 'pathways', world.config));

/** What only somebody with the database's own rights can do: the triggers are set aside. */
const tamper = (statement: string) => world.sql(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}; COMMIT`);

beforeEach(async () => {
  const back = ['entries', 'seals', 'anchors'].map((table) => `DELETE FROM pathways.audit_${table}; INSERT INTO pathways.audit_${table} SELECT * FROM kept_${table}`);
  await tamper(`${back.join('; ')}; DELETE FROM pathways.audit_unsealed`);
  writeFileSync(file, anchors);
});

const entry = (place: number) => `(SELECT entry_id FROM kept_seals WHERE sequence = ${place})`;
const COPY = `SELECT gen_random_uuid(), at, actor_kind, actor, actor_role, action, resource, resource_id, reason, correlation_id, before, after, sealed FROM kept_entries LIMIT 1`;
const INSERTED = `WITH copied AS (INSERT INTO pathways.audit_entries ${COPY} RETURNING id)`;

describe('the audit chain', () => {
  it('verifies as it was written, and says how old the tail is that has no seal or no anchor', async () => {
    expect(await verify()).toEqual({ service: 'pathways', entries: 8, broken: null, unsealedSeconds: 0, unanchoredSeconds: 0 });
  });

  it.each<[string, string, RegExp]>([
    ['one changed letter', `UPDATE pathways.audit_entries SET actor = 'x' || actor WHERE id = ${entry(3)}`, /place 3\) was altered/],
    ['a changed microsecond', `UPDATE pathways.audit_entries SET at = at + interval '1 microsecond' WHERE id = ${entry(4)}`, /place 4\) was altered/],
    ['a year before Christ', `UPDATE pathways.audit_entries SET at = (to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz WHERE id = ${entry(4)}`, /place 4\) was altered/],
    ['a changed value', `UPDATE pathways.audit_entries SET after = jsonb_set(after, '{kind}', '"device"') WHERE id = ${entry(2)}`, /place 2\) was altered/],
    ['a deletion', `DELETE FROM pathways.audit_entries WHERE id = ${entry(5)}`, /place 5\) was deleted/],
    ['a deletion with its seal', `DELETE FROM pathways.audit_entries WHERE id = ${entry(5)}; DELETE FROM pathways.audit_seals WHERE sequence = 5`, /seals 5 to 5 are gone/],
    ['an insertion', `${INSERTED} SELECT 1`, /was inserted past the application/],
    ['an insertion with a ticket', `${INSERTED} INSERT INTO pathways.audit_unsealed (entry_id, mac) SELECT id, sha256(id::text::bytea) FROM copied`, /was inserted past the application/],
    ['an insertion with a seal before the first', `${INSERTED} INSERT INTO pathways.audit_seals SELECT 0, id, sha256('x') FROM copied`, /seal before the first place/],
    ['an insertion with a seal at the end', `${INSERTED} INSERT INTO pathways.audit_seals SELECT 9, id, sha256('x') FROM copied`, /place 9\) was altered/],
    [
      'a swap',
      `UPDATE pathways.audit_seals SET entry_id = gen_random_uuid() WHERE sequence = 6; UPDATE pathways.audit_seals SET entry_id = ${entry(6)} WHERE sequence = 7; UPDATE pathways.audit_seals SET entry_id = ${entry(7)} WHERE sequence = 6`,
      /place 6\) was altered/,
    ],
    [
      'a cut of the tail, with all that the database knows of it',
      `DELETE FROM pathways.audit_seals WHERE sequence > 6; DELETE FROM pathways.audit_entries WHERE id IN (${entry(7)}, ${entry(8)}); DELETE FROM pathways.audit_anchors WHERE sequence > 6`,
      /ends at place 6, but place 8 was anchored/,
    ],
    ['an anchor that was taken away', `DELETE FROM pathways.audit_anchors WHERE sequence = 4`, /line 1 of the anchor file and audit_anchors differ/],
    ['an anchor that was changed', `UPDATE pathways.audit_anchors SET line = line || ' ' WHERE sequence = 8`, /line 2 of the anchor file and audit_anchors differ/],
  ])('tells of %s', async (_, statement, words) => {
    await tamper(statement);
    expect((await verify()).broken).toMatch(words);
  });

  it('gives no place to what the application did not write, whatever ticket it brings', async () => {
    await tamper(`${INSERTED} INSERT INTO pathways.audit_unsealed (entry_id, mac) SELECT id, sha256(id::text::bytea) FROM copied`);
    await sealer().seal({ anchor: true });
    expect(await verify()).toMatchObject({ entries: 8, broken: expect.stringMatching(/was inserted past the application/) });
  });

  it('tells of an entry that was deleted before it got a place', async () => {
    await write(1);
    await tamper('DELETE FROM pathways.audit_entries WHERE id IN (SELECT entry_id FROM pathways.audit_unsealed)');
    await sealer().seal();
    expect((await verify()).broken).toMatch(/was deleted before it got a place/);
  });

  it('tells even of a chain that was made anew from its beginning, because its head was anchored outside', async () => {
    await tamper(`UPDATE pathways.audit_entries SET actor = 'somebody else' WHERE id = ${entry(1)}`);
    await tamper(withoutKey('pathways', 1));
    expect((await verify()).broken).toMatch(/place 4\) is not the one that was anchored/);
  });

  it('has no end that somebody without the key could make anew', async () => {
    await tamper(`UPDATE pathways.audit_entries SET actor = 'somebody else' WHERE id = ${entry(7)}`);
    await tamper(withoutKey('pathways', 7));
    expect((await verify()).broken).toMatch(/place 7\) has a seal that the application did not make/);
  });

  it('can be verified by whoever has not the key, but for what was put in at its end', async () => {
    const withoutItsKey = () => withClient(world.config.databaseUrl!, (client) => verifyAudit(client, 'pathways', world.config, { withoutItsKey: true }));
    expect(await withoutItsKey()).toMatchObject({ entries: 8, broken: null });
    await tamper(`UPDATE pathways.audit_entries SET actor = 'x' || actor WHERE id = ${entry(3)}`);
    expect((await withoutItsKey()).broken).toMatch(/place 3\) was altered/);
    await tamper(withoutKey('pathways', 3));
    expect((await withoutItsKey()).broken).toMatch(/place 3\) has a seal that the application did not make/);
  });

  it('cannot be changed by the service itself', async () => {
    for (const table of ['entries', 'seals', 'anchors']) {
      await expect(world.sql(`DELETE FROM pathways.audit_${table}`)).rejects.toThrow('only grows');
      await expect(world.sql(`TRUNCATE pathways.audit_${table}`)).rejects.toThrow('only grows');
      const { DataSource } = await import('typeorm');
      await expect(world.service('pathways').app.get(DataSource).query(`DELETE FROM audit_${table}`)).rejects.toThrow('permission denied');
    }
  });
});

describe('the anchor file', () => {
  it('is compared while no sealer is between a line and its copy, so that nothing is told of a suite at work', async () => {
    writeFileSync(file, `${anchors.split('\n')[0]}\n`);
    await withClient(world.config.databaseUrl!, async (sealer) => {
      await sealer.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('audit pathways'))`);
      const verdict = verify();
      await until(async () => (await world.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).length > 0, 'the verifier that waits for the sealer', 10_000);
      writeFileSync(file, anchors);
      await sealer.query('COMMIT');
      expect((await verdict).broken).toBeNull();
    });
  });

  it.each<[string, (lines: string[]) => string, RegExp]>([
    ['cut', ([first]) => `${first}\n`, /lacks its line 2, for place 8/],
    ['emptied', () => '', /lacks its line 1, for place 4/],
    ['robbed of a line', ([, second]) => `${second}\n`, /anchor of place 8 is not the one that was written/],
    ['edited in its head', ([first, second]) => `${first!.replace(/"head":"./, '"head":"g')}\n${second}\n`, /line 1 of the anchor file is no anchor|is not the one that was written/],
    ['edited in its time', ([first, second]) => `${first}\n${second!.replace('"at":"20', '"at":"19')}\n`, /line 2 of the anchor file and audit_anchors differ/],
    ['filled with words', ([first]) => `${first}\nnothing to see here\n`, /line 2 of the anchor file is no anchor/],
  ])('that was %s by hand is told of', async (_, change, words) => {
    writeFileSync(file, change(anchors.split('\n')));
    expect((await verify()).broken).toMatch(words);
  });

  it('that is gone is told of', async () => {
    rmSync(file);
    expect((await verify()).broken).toMatch(/cut, or is not there/);
  });

  it('is sound after a crash between the file and the database, and after one in the middle of a line', async () => {
    await write(1);
    await sealer().seal({ anchor: true });
    await tamper('DELETE FROM pathways.audit_anchors WHERE sequence > 8');
    appendFileSync(file, '{"sequence":9999,"head":"');
    await write(1);
    await sealer().seal({ anchor: true });
    expect(await verify()).toMatchObject({ entries: 10, broken: null });
    truncateSync(file, 0);
    expect((await verify()).broken).toMatch(/lacks its line 1/);
  });
});
